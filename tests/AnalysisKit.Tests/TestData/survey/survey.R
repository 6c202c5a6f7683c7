# Makes design.csv (a small population, of which a stratified sample is checked) and expected.csv (what R's survey package estimates from it).
# Run in this folder: Rscript survey.R
suppressPackageStartupMessages(library(survey))
set.seed(20110820)

sizes <- c(doubtful = 24, sure = 30, none = 46)
drawn <- c(doubtful = 10, sure = 9, none = 7)
population <- do.call(rbind, lapply(names(sizes), function(h) data.frame(stratum = h, number = seq_len(sizes[[h]]))))
population$article <- sprintf("a%02d", sample(1:18, nrow(population), replace = TRUE))
read <- population$stratum != "none" & runif(nrow(population)) < 0.9
side <- ifelse(runif(nrow(population)) < 0.65, 1, -1)
population$read_score <- round(ifelse(read, side * runif(nrow(population), 0.3, 0.9), 0), 2)
population$read_count <- round(ifelse(read, abs(population$read_score) + 0.05, 0), 2)
kept <- ifelse(read, runif(nrow(population)) < 0.7, runif(nrow(population)) < 0.25)
turned <- runif(nrow(population)) < 0.15
population$true_count <- as.integer(kept)
population$true_score <- ifelse(kept, ifelse(turned, -side, side), 0)
population$is_read <- as.integer(read)
population$is_right <- as.integer(read & kept & !turned)
population$checked <- 0L
for (h in names(sizes)) population$checked[sample(which(population$stratum == h), drawn[[h]])] <- 1L
population$probability <- drawn[population$stratum] / sizes[population$stratum]
population$size <- sizes[population$stratum]
write.csv(population[c("article", "stratum", "size", "probability", "checked", "read_score", "read_count", "is_read", "is_right", "true_score", "true_count")], "design.csv", row.names = FALSE, quote = FALSE)

sample <- population[population$checked == 1, ]
design <- svydesign(ids = ~1, strata = ~stratum, fpc = ~size, data = sample)
expected <- list()
add <- function(name, value, error) expected[[length(expected) + 1]] <<- data.frame(name = name, value = format(as.numeric(value), digits = 17), error = format(as.numeric(error), digits = 17))

total <- svytotal(~true_score + true_count, design)
add("total_score", coef(total)[1], SE(total)[1])
add("total_count", coef(total)[2], SE(total)[2])
add("covariance", vcov(total)[1, 2], NA)
ratio <- svyratio(~true_score, ~true_count, design)
add("ratio", coef(ratio), SE(ratio))

difference <- svytotal(~I(true_score - read_score) + I(true_count - read_count), design)
add("difference_score", sum(population$read_score) + coef(difference)[1], SE(difference)[1])
add("difference_count", sum(population$read_count) + coef(difference)[2], SE(difference)[2])

calibrated <- calibrate(design, ~0 + read_score + read_count, population = c(read_score = sum(population$read_score), read_count = sum(population$read_count)))
total <- svytotal(~true_score + true_count, calibrated)
add("regression_score", coef(total)[1], SE(total)[1])
add("regression_count", coef(total)[2], SE(total)[2])
ratio <- svyratio(~true_score, ~true_count, calibrated)
add("regression_ratio", coef(ratio), SE(ratio))

# Everything checked: articles are the clusters.
clusters <- svydesign(ids = ~article, weights = ~1, data = population)
total <- svytotal(~true_score, clusters)
add("cluster_total", coef(total), SE(total))
ratio <- svyratio(~true_score, ~true_count, clusters)
add("cluster_ratio", coef(ratio), SE(ratio))

# The share of readings that are right, among those read: a domain of the sample.
domain <- subset(design, is_read == 1)
share <- svyciprop(~is_right, domain, method = "beta")
add("precision", coef(share), sqrt(vcov(share)))
add("precision_low", confint(share)[1], NA)
add("precision_high", confint(share)[2], NA)
share <- svyciprop(~is_right, domain, method = "xlogit", df = 6)
add("precision_logit_low", confint(share)[1], NA)
add("precision_logit_high", confint(share)[2], NA)
recall <- svyratio(~is_right, ~true_count, design)
add("recall", coef(recall), SE(recall))
write.csv(do.call(rbind, expected), "expected.csv", row.names = FALSE, quote = FALSE)
