-- What is ignored by word is found by the word, among thousands that were ignored one by one; what was mended is counted by rule.
DROP INDEX "Ignore_projectId_rule_idx";
CREATE INDEX "Ignore_projectId_rule_reach_word_idx" ON "Ignore"("projectId", "rule", "reach", "word");
CREATE INDEX "Finding_projectId_mendedAt_idx" ON "Finding"("projectId", "mendedAt");
