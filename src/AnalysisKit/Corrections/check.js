'use strict';
// All words of articles are put in as text, never as markup. Offsets are UTF-16 code units, as in the articles' texts.
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const place = 'analysiskit-check-' + data.key;
// A number, or a date, in the page's digits.
const digits = value => data.digits ? String(value).replace(/[0-9]/g, digit => data.digits[digit]) : String(value);
// A text in the page's language, with values in its places.
const t = (id, ...values) => data.texts[id].replace(/\{(\d)\}/g, (all, at) => typeof values[at] === 'number' ? digits(values[at]) : values[at]);
// The same as nodes, for values that are elements.
const nodes = (id, ...values) => data.texts[id].split(/\{(\d)\}/).map((part, i) => i % 2 ? values[part] : part);
const isArabic = data.language === 'ar';
const labelOf = named => (isArabic ? named.ar : named.en) || named.en || named.id;
const sides = [['support', t('for'), 'F', 'for'], ['oppose', t('against'), 'A', 'against'], ['mixed', t('both'), 'M', 'both'], ['none', t('none'), '0', 'none']];
const actorIds = new Map();
for (const [id, en, ar] of data.actors) for (const name of [id, en, ar]) actorIds.set(name.trim().toLowerCase(), id);

// answers: by the item's id. added: statements that the person adds, each before its article's own item. done: what came before each change.
let state = { at: 0, by: '', answers: {}, added: [], done: [] };
let issueAt = -1, selected = [0, 0];

function items() {
  const list = [];
  data.items.forEach((item, index) => {
    if (item.text !== undefined) state.added.filter(a => a.article === item.line.article).forEach(a => list.push({ id: a.id, line: a.line, where: item.where, parts: a.parts, more: [true, true], speaker: null, named: '', isAdded: true }));
    list.push({ ...item, id: String(index) });
  });
  return list;
}

function load() {
  try {
    const kept = localStorage.getItem(place);
    if (kept) state = { ...state, ...JSON.parse(kept) };
  } catch { tell(t('nothing_kept')); }
}

function keep() {
  try { localStorage.setItem(place, JSON.stringify(state)); } catch { tell(t('nothing_kept')); }
}

function tell(text) { $('note').textContent = text; }
const current = () => { const all = items(); state.at = Math.min(Math.max(state.at, 0), Math.max(all.length - 1, 0)); return all[state.at]; };
const answerOf = item => state.answers[item.id] ?? {};
const isDone = item => answerOf(item).done === true;

// Every change can be taken back, also after the page was closed.
function change(item, answer, at = state.at) {
  state.done.push({ id: item.id, before: state.answers[item.id] ?? null, at: state.at });
  if (state.done.length > 2000) state.done.shift();
  state.answers[item.id] = answer;
  state.at = at;
  keep();
}

function undo() {
  const last = state.done.pop();
  if (!last) return tell(t('nothing_to_undo'));
  if (last.added) { state.added = state.added.filter(a => a.id !== last.id); delete state.answers[last.id]; }
  else if (last.before) state.answers[last.id] = last.before;
  else delete state.answers[last.id];
  state.at = last.at;
  keep();
  show();
}

function set(values) {
  const item = current();
  if (item.text !== undefined) return;
  tell('');
  change(item, { ...answerOf(item), ...values, done: false });
  show(true);
}

function setSide(issue, side) {
  const answer = answerOf(current());
  if (answer.statement === false) return;
  set({ statement: true, stances: { ...(answer.stances ?? {}), [issue]: side } });
}

function next() {
  const item = current(), answer = answerOf(item);
  if (item.text === undefined) {
    if (answer.statement === undefined) return tell(t('first_statement'));
    if (answer.statement && answer.speaker === undefined) { tell(t('first_speaker', t('nobody'))); return $('speaker').focus(); }
  }
  tell('');
  const stances = answer.statement ? Object.fromEntries(data.issues.map(i => [i.id, answer.stances?.[i.id] ?? 'none'])) : undefined;
  const last = state.at + 1 >= items().length;
  change(item, { ...answer, stances, done: true, when: new Date().toISOString() }, last ? state.at : state.at + 1);
  issueAt = -1;
  show();
  if (last && items().every(isDone)) tell(t('all_checked'));
}

function go(step) { state.at += step; issueAt = -1; current(); keep(); tell(''); show(); }

function lineOf(item) {
  const answer = answerOf(item), line = { ...item.line };
  if (!answer.done) return line;
  line.by = state.by;
  line.at = answer.when;
  if (answer.why) line.why = answer.why;
  if (item.text !== undefined) { line.complete = true; return line; }
  line.statement = answer.statement;
  if (answer.statement) { line.speaker = answer.speaker || null; line.stances = answer.stances; }
  return line;
}

function save() {
  const text = items().map(i => JSON.stringify(lineOf(i))).join('\n') + '\n';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  link.download = `checked-${data.topic.id}-${data.key}.jsonl`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  const open = items().filter(i => !isDone(i)).length;
  tell(open === 0 ? t('saved_all') : t('saved_open', open));
}

// A file that this page saved, in another browser perhaps.
async function open(file) {
  const same = (a, b) => a.article === b.article && a.start === b.start && a.length === b.length && (a.read?.speaker ?? null) === (b.read?.speaker ?? null) && (!a.read?.named || !b.read?.named || a.read.named === b.read.named);
  let read = 0, unknown = 0;
  for (const row of (await file.text()).split('\n').filter(r => r.trim())) {
    let line;
    try { line = JSON.parse(row); } catch { unknown++; continue; }
    let item = items().find(i => same(i.line, line));
    if (!item && data.unit === 'article' && line.start !== undefined && !line.read) item = addLine(line.article, line.start, line.length);
    if (!item) { unknown++; continue; }
    if (line.by) state.by = line.by;
    const isArticle = item.text !== undefined;
    if (isArticle ? !line.complete : line.statement === undefined) continue;
    state.answers[item.id] = isArticle ? { done: true, when: line.at } : { statement: line.statement, speaker: line.statement ? line.speaker ?? '' : undefined, stances: line.stances, why: line.why, when: line.at, done: true };
    read++;
  }
  keep();
  show();
  tell(t('answers_read', read) + (unknown ? ' ' + t('lines_unknown', unknown) : ''));
}

// A statement that a person adds, from its place in the article's text.
function addLine(article, start, length) {
  const whole = data.items.find(i => i.text !== undefined && i.line.article === article);
  if (!whole) return null;
  const text = whole.text, from = Math.max(0, start - 300), to = Math.min(text.length, start + length + 300), content = text.slice(start, start + length);
  let end = Math.min(80, content.length);
  if (end < content.length) { const space = content.lastIndexOf(' ', end); end = space > 0 ? space : end; }
  const line = { article, start, length, quote: content.slice(0, end), topic: data.topic.id, unit: 'article', probability: whole.line.probability, stratum: whole.line.stratum };
  const added = { id: `+${article}:${start}:${length}`, article, line, parts: [text.slice(from, start), '', content, '', text.slice(start + length, to)] };
  if (!state.added.some(a => a.id === added.id)) state.added.push(added);
  return { ...added, isAdded: true };
}

// A text field counts a line break as one, whatever stands in the article.
function original(text, index) {
  let at = 0;
  for (let shown = 0; shown < index && at < text.length; shown++) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  return at;
}

function add() {
  const item = current();
  if (item.text === undefined) return;
  const [from, to] = selected.map(i => original(item.text, i));
  const inside = item.text.slice(from, to), start = from + inside.length - inside.trimStart().length, length = inside.trim().length;
  if (length === 0) return tell(t('select_first'));
  if (state.added.some(a => a.id === `+${item.line.article}:${start}:${length}`)) return tell(t('added_already'));
  const at = state.at;
  addLine(item.line.article, start, length);
  state.done.push({ id: `+${item.line.article}:${start}:${length}`, added: true, at });
  const added = items().findIndex(i => i.id === `+${item.line.article}:${start}:${length}`);
  state.answers[items()[added].id] = { statement: true };
  state.at = added;
  keep();
  tell('');
  show();
  $('speaker').focus();
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function button(text, key, isPressed, act, className = '') {
  const made = element('button', text + ' ', { type: 'button', 'aria-pressed': isPressed, class: className });
  made.append(element('kbd', key));
  made.addEventListener('click', act);
  return made;
}

function show(stay = false) {
  const all = items(), item = current();
  if (!item) { $('item').hidden = true; return tell(t('empty')); }
  const answer = answerOf(item), checked = all.filter(isDone).length, isArticle = item.text !== undefined;
  $('topic').textContent = labelOf(data.topic);
  $('topic-other').textContent = isArabic ? data.topic.en : data.topic.ar;
  $('progress').max = all.length;
  $('progress').value = checked;
  $('count').textContent = t('count', state.at + 1, all.length, isDone(item) ? ' ✓' : '', checked);
  if (document.activeElement !== $('by')) $('by').value = state.by;
  $('where').textContent = item.where.map((part, i) => i === 1 ? digits(part) : part).filter(part => part).join(' · ');
  for (const id of ['speech', 'stances', 'passage']) $(id).hidden = isArticle;
  $('whole').hidden = $('text').hidden = !isArticle;
  if (isArticle) { if (!stay) { $('text').value = item.text; selected = [0, 0]; } }
  else showStatement(item, answer);
  $('undo').disabled = state.done.length === 0;
  $('back').disabled = state.at === 0;
  if (!stay) { scrollTo(0, 0); (isArticle ? $('text') : $('item')).focus({ preventScroll: true }); }
}

function showStatement(item, answer) {
  const [before, lead, content, tail, after] = item.parts;
  $('passage').replaceChildren(
    element('span', (item.more[0] ? '… ' : '') + before, { class: 'around' }), element('span', lead), element('mark', content), element('span', tail), element('span', after + (item.more[1] ? ' …' : ''), { class: 'around' }));
  const marked = $('passage').querySelector('mark');
  $('passage').scrollTop = Math.max(0, marked.offsetTop - 60);
  $('question').textContent = item.isAdded ? t('who_says') : item.speaker || item.named ? '' : t('somebody_outside');
  if (!item.speaker && !item.isAdded && item.named) $('question').append(...nodes('somebody_named', element('bdi', item.named, { lang: 'ar' })));
  if (item.speaker && !item.isAdded) {
    const who = element('bdi', isArabic ? item.speaker[1] : `${item.speaker[0]} (${item.speaker[1]})`);
    $('question').append(...item.named ? nodes('does_say_named', who, element('bdi', item.named, { lang: 'ar' })) : nodes('does_say', who));
  }
  const own = item.line.read?.speaker ?? '';
  const isOther = answer.statement === true && (answer.isOther === true || (answer.speaker !== undefined && answer.speaker !== own) || item.isAdded);
  $('statement').replaceChildren(...(item.isAdded ? [] : [button(t('yes'), 'Y', answer.statement === true && !isOther, yes)]), button(item.isAdded ? t('choose_who') : t('somebody_else'), 'O', isOther, other), button(t('no_statement'), 'N', answer.statement === false, no));
  $('other').hidden = !isOther;
  if (document.activeElement !== $('speaker')) $('speaker').value = isOther && answer.speaker !== undefined ? nameOf(answer.speaker) : '';
  showKnown();
  $('stances').hidden = answer.statement === false;
  $('issues').replaceChildren(...data.issues.map((issue, index) => {
    const box = element('div', '', { class: 'issue', tabindex: '-1', role: 'group', 'aria-label': labelOf(issue) });
    const heading = element('h3');
    heading.append(element('bdi', labelOf(issue)), element('bdi', isArabic ? issue.en : issue.ar));
    const choices = element('div', '', { class: 'choices' });
    for (const [side, label, key, name] of sides) choices.append(button(label, key, answer.stances?.[issue.id] === side, () => { issueAt = index; setSide(issue.id, side); }, name));
    box.append(heading);
    if (issue.support) box.append(element('p', t('for_means', issue.support), { class: 'soft', dir: 'auto' }));
    if (issue.oppose) box.append(element('p', t('against_means', issue.oppose), { class: 'soft', dir: 'auto' }));
    box.append(choices);
    return box;
  }));
  if (issueAt >= 0) focusIssue();
  if (document.activeElement !== $('why')) $('why').value = answer.why ?? '';
  $('kit').hidden = item.isAdded === true;
  $('kit').open = false;
  const read = Object.entries(item.line.read?.stances ?? {});
  $('read').textContent = read.length === 0 ? t('no_stance') : read.map(([issue, s]) => `${labelOf(data.issues.find(i => i.id === issue) ?? { id: issue })}: ${t(s.polarity)}`).join(isArabic ? '؛ ' : '; ');
}

const nameOf = id => id === '' ? t('nobody') : data.actors.find(a => a[0] === id)?.[isArabic ? 2 : 1] || id;

function showKnown() {
  const answer = answerOf(current());
  $('known').textContent = answer.speaker === undefined ? t('choose_actor') : answer.speaker === '' ? '✓ ' + t('nobody') : '✓ ' + answer.speaker;
}

function focusIssue() {
  const box = $('issues').children[issueAt];
  if (!box) return;
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: 'nearest' });
}

function yes() { const item = current(); if (!item.isAdded) set({ statement: true, isOther: false, speaker: item.line.read?.speaker ?? '' }); }
function no() { set({ statement: false, isOther: false, speaker: undefined, stances: undefined }); next(); }
function other() { set({ statement: true, isOther: true, speaker: undefined }); $('speaker').focus(); }

function choose() {
  const words = $('speaker').value.trim(), id = words === '' || words === t('nobody') ? '' : actorIds.get(words.toLowerCase());
  if (id === undefined) return tell(t('unknown_actor', words));
  $('speaker').blur();
  $('item').focus({ preventScroll: true });
  set({ statement: true, isOther: true, speaker: id });
}

// Letters by their place on the keyboard too, since an Arabic keyboard types others there.
function keyOf(event) {
  const code = event.code ?? '';
  if (event.key.length === 1 && /^Key[A-Z]$/.test(code) && !/[a-z]/i.test(event.key)) return code[3].toLowerCase();
  return /^(Digit|Numpad)0$/.test(code) ? '0' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey && event.key.toLowerCase() === 's') { event.preventDefault(); return save(); }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inField = event.target.matches('input');
  if (event.key === 'Escape') { event.target.blur(); $('item').focus({ preventScroll: true }); return; }
  if (inField) {
    if (event.key !== 'Enter' || event.target.type === 'file') return;
    event.preventDefault();
    if (event.target === $('speaker')) choose();
    else { event.target.blur(); $('item').focus({ preventScroll: true }); }
    return;
  }
  if (event.key === 'Enter' && event.target.matches('button, summary') && event.target !== $('next')) return;
  const inText = event.target === $('text'), key = keyOf(event), issue = data.issues[issueAt];
  const side = sides.find(s => s[2].toLowerCase() === key);
  const acts = {
    y: yes, n: no, o: other, u: undo, b: () => go(-1), s: save, w: () => $('why').focus(), r: () => { $('kit').open = !$('kit').open; }, '+': add, '=': add, '?': () => { $('help').open = !$('help').open; }, Enter: next,
    ArrowDown: () => { issueAt = Math.min(issueAt + 1, data.issues.length - 1); focusIssue(); }, ArrowUp: () => { issueAt = Math.max(issueAt - 1, 0); focusIssue(); },
  };
  if (current().text !== undefined && ['y', 'n', 'o', 'w', 'r'].includes(key)) return;
  if (inText && key.startsWith('Arrow')) return;
  if (side && current().text === undefined) { event.preventDefault(); return issue ? setSide(issue.id, side[0]) : tell(t('first_issue')); }
  if (acts[key]) { event.preventDefault(); acts[key](); }
});

document.addEventListener('selectionchange', () => { if (document.activeElement === $('text')) selected = [$('text').selectionStart, $('text').selectionEnd]; });
$('by').addEventListener('input', () => { state.by = $('by').value.trim(); keep(); });
$('speaker').addEventListener('change', () => { if ($('speaker').value.trim()) choose(); });
$('why').addEventListener('change', () => { const item = current(); change(item, { ...answerOf(item), why: $('why').value.trim() }); show(true); });
$('save').addEventListener('click', save);
$('open').addEventListener('change', () => { if ($('open').files[0]) open($('open').files[0]); });
$('back').addEventListener('click', () => go(-1));
$('undo').addEventListener('click', undo);
$('next').addEventListener('click', next);
$('add').addEventListener('pointerdown', event => event.preventDefault());
$('add').addEventListener('click', add);
$('actors').append(...data.actors.map(([id, en, ar]) => element('option', `${en} · ${ar}`, { value: (isArabic ? ar : en) || id })));
load();
show();
