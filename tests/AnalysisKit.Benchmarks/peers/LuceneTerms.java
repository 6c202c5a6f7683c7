import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharArrayReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Terms per group and keyness with Lucene: java LuceneTerms FILE TARGET words|stems|parse.
 * words: StandardTokenizer and ArabicNormalizationFilter. stems: ArabicAnalyzer as it comes (light10 stems, stop words, lower case). parse: reads the JSON and counts nothing.
 * Texts go from the streaming parser to the tokenizer without strings, and terms are counted by their characters in a table of their own, so that what is measured is Lucene.
 */
public final class LuceneTerms {
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Integer> groupIds = new HashMap<>();
    private final TermTable terms = new TermTable();
    private int[][] counts = new int[0][];
    private char[] text = new char[1 << 16];
    private int length;

    public static void main(String[] args) throws IOException {
        new LuceneTerms().run(args[0], args[1], args[2]);
    }

    private void run(String file, String target, String way) throws IOException {
        Analyzer analyzer = way.equals("stems") ? new ArabicAnalyzer() : new Words();
        long characters = 0;
        try (JsonParser parser = new JsonFactory().createParser(new FileInputStream(file))) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                String group = readArticle(parser);
                characters += length;
                if (group != null && !way.equals("parse")) {
                    count(analyzer, groupIds.computeIfAbsent(group, this::addGroup));
                }
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (way.equals("parse")) {
            out.println("# characters " + characters);
        } else {
            print(out, groupIds.get(target));
        }
        out.flush();
    }

    private String readArticle(JsonParser parser) throws IOException {
        String group = null;
        length = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.getCurrentName();
            parser.nextToken();
            if (name.equals("source")) {
                group = parser.getText();
            } else if (name.equals("text")) {
                keep(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } else {
                parser.skipChildren();
            }
        }
        return group;
    }

    private void keep(char[] from, int offset, int count) {
        if (count > text.length) {
            text = new char[count * 2];
        }
        System.arraycopy(from, offset, text, 0, count);
        length = count;
    }

    private int addGroup(String group) {
        groups.add(group);
        counts = Arrays.copyOf(counts, groups.size());
        counts[groups.size() - 1] = new int[1 << 12];
        return groups.size() - 1;
    }

    private void count(Analyzer analyzer, int group) throws IOException {
        int[] own = counts[group];
        try (TokenStream stream = analyzer.tokenStream("text", new CharArrayReader(text, 0, length))) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                int id = terms.idOf(term.buffer(), term.length());
                if (id >= own.length) {
                    own = Arrays.copyOf(own, Math.max(id + 1, own.length * 2));
                }
                own[id]++;
            }
            stream.end();
        }
        counts[group] = own;
    }

    private void print(PrintStream out, int target) {
        long[] total = new long[terms.size()];
        long[] inTarget = new long[terms.size()];
        for (int group = 0; group < counts.length; group++) {
            for (int term = 0; term < Math.min(total.length, counts[group].length); term++) {
                total[term] += counts[group][term];
                inTarget[term] += group == target ? counts[group][term] : 0;
            }
        }
        double tokens = Arrays.stream(total).sum();
        double targetTokens = Arrays.stream(inTarget).sum();
        double[] keyness = new double[total.length];
        for (int term = 0; term < total.length; term++) {
            keyness[term] = keyness(inTarget[term], total[term] - inTarget[term], targetTokens, tokens - targetTokens);
        }
        out.printf("# tokens %.0f terms %d groups %d%n", tokens, total.length, groups.size());
        IntStream.range(0, total.length).boxed().sorted((x, y) -> Double.compare(keyness[y], keyness[x])).limit(30)
            .forEach(term -> out.printf("%s\t%.4f%n", terms.text(term), keyness[term]));
    }

    /** Signed log-likelihood ratio over the four cells, as in Dunning (1993). */
    private static double keyness(double a, double b, double n1, double n2) {
        double n = n1 + n2;
        double c = n1 - a;
        double d = n2 - b;
        double g2 = 2 * (part(a, (a + b) * n1 / n) + part(b, (a + b) * n2 / n) + part(c, (c + d) * n1 / n) + part(d, (c + d) * n2 / n));
        return a * d >= b * c ? g2 : -g2;
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field, java.io.Reader reader) {
            Tokenizer tokenizer = new StandardTokenizer(reader);
            return new TokenStreamComponents(tokenizer, new ArabicNormalizationFilter(tokenizer));
        }
    }

    /** Numbers terms by their characters: open addressing over one pool of characters, without an object per term. */
    private static final class TermTable {
        private char[] pool = new char[1 << 20];
        private int[] starts = new int[1 << 16];
        private int[] hashes = new int[1 << 16];
        private int[] slots = new int[1 << 18];
        private int size;

        int size() {
            return size;
        }

        String text(int id) {
            return new String(pool, starts[id], starts[id + 1] - starts[id]);
        }

        int idOf(char[] term, int length) {
            int hash = 0;
            for (int i = 0; i < length; i++) {
                hash = 31 * hash + term[i];
            }
            hash ^= hash >>> 15;
            for (int slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
                int id = slots[slot] - 1;
                if (id < 0) {
                    return add(term, length, hash, slot);
                }
                if (hashes[id] == hash && Arrays.equals(pool, starts[id], starts[id + 1], term, 0, length)) {
                    return id;
                }
            }
        }

        private int add(char[] term, int length, int hash, int slot) {
            if (size + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                hashes = Arrays.copyOf(hashes, hashes.length * 2);
            }
            int start = starts[size];
            if (start + length > pool.length) {
                pool = Arrays.copyOf(pool, Math.max(start + length, pool.length * 2));
            }
            System.arraycopy(term, 0, pool, start, length);
            hashes[size] = hash;
            starts[size + 1] = start + length;
            slots[slot] = ++size;
            if (size * 2 > slots.length) {
                grow();
            }
            return size - 1;
        }

        private void grow() {
            slots = new int[slots.length * 2];
            for (int id = 0; id < size; id++) {
                int slot = hashes[id] & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = id + 1;
            }
        }
    }
}
