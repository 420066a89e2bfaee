-- Few decisions send something back: authors ask for what was said to them however many edits they made.
CREATE INDEX "review_decision_sent_back_idx" ON "review_decision" ("revision_id") WHERE "state" = 'sent_back';
