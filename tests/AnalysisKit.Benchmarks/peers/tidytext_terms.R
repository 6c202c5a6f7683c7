# Terms per group and keyness with tidytext: Rscript tidytext_terms.R FILE TARGET. Distinct words are brought to their normal form after counting.
suppressPackageStartupMessages({library(dplyr); library(tidytext); library(stringi)})
arguments <- commandArgs(trailingOnly = TRUE)
articles <- jsonlite::stream_in(file(arguments[1], encoding = "UTF-8"), pagesize = 5000, verbose = FALSE)

normal <- function(word) {
  word <- stri_replace_all_regex(word, "[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed]", "")
  stri_trans_char(word, "أإآٱىیئةؤکگڤپچ", "اااايييهوككفبج")
}

counts <- articles %>%
  select(source, text) %>%
  unnest_tokens(word, text, to_lower = FALSE) %>%
  count(source, word)
forms <- distinct(counts, word) %>% mutate(form = normal(word))
counts <- counts %>%
  inner_join(forms, by = "word") %>%
  filter(form != "") %>%
  mutate(n = as.numeric(n))
table <- count(counts, form, wt = n, name = "total") %>%
  left_join(counts %>% filter(source == arguments[2]) %>% count(form, wt = n, name = "a"), by = "form") %>%
  mutate(a = coalesce(a, 0), b = total - a)

part <- function(observed, expected) ifelse(observed > 0, observed * log(observed / expected), 0)
n1 <- sum(table$a)
n2 <- sum(table$b)
keyness <- table %>%
  mutate(others = n1 + n2 - total,
         g2 = 2 * (part(a, total * n1 / (n1 + n2)) + part(b, total * n2 / (n1 + n2)) +
                   part(n1 - a, others * n1 / (n1 + n2)) + part(n2 - b, others * n2 / (n1 + n2))),
         g2 = ifelse(a * (n2 - b) >= b * (n1 - a), g2, -g2)) %>%
  slice_max(g2, n = 30, with_ties = FALSE)
cat(sprintf("# tokens %.0f terms %d groups %d\n", n1 + n2, nrow(table), n_distinct(counts$source)))
cat(sprintf("%s\t%.4f\n", keyness$form, keyness$g2), sep = "")
