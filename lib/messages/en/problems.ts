/** Problem documents of /api/v1. */
export const problems = {
  "account.last-administrator":
    "This Duizhao keeps at least one administrator who can sign in, and this is the only one. Nothing was changed; make another first: duizhao user add '<'email'>' --name … --admin",
  "account.oneself":
    "This is your own account, and you would lock yourself out. Nothing was changed; ask another administrator, or use the account page for your password.",
  "account.taken":
    "There is an account with this e-mail address or this user name already, so none was made. If it is yours, sign in first and open the link again; otherwise choose others.",
  "alignment.missing": "There is no such version of the alignment.",
  "archive.damaged":
    "The archive is damaged, or was changed by hand, in its part {part}. Nothing was imported. Make it again in the instance that it comes from.",
  "archive.here":
    "The project of this archive is here already, or rows of it are. Nothing was changed. If the project was removed, an administrator can bring it back.",
  "archive.newer":
    "This archive was made by a newer version of Duizhao: it has {what}, which this version does not know. Nothing was imported. Update this instance, then import it again.",
  "archive.none":
    "This file is no archive of Duizhao. Nothing was imported. Choose a .zip that was exported as an archive.",
  "archive.too-large":
    "The archive comes to more than can be read this way. Nothing was imported. On the machine itself, duizhao archive import reads larger ones.",
  "aside.already": "This paragraph is set aside already.",
  "aside.no-proposal": "Nobody proposes to set this paragraph aside any more.",
  "aside.none-of-kind": "Nothing of this kind is set aside any more.",
  "aside.not-aside": "This paragraph is not set aside.",
  "bad-token":
    "The API token is not one that this Duizhao knows, or it was revoked. Nothing was changed; make a new token under Settings and use that.",
  "busy.all":
    "People have so much under way that this was not begun. Nothing was changed; ask again in {seconds, plural, one {# second} other {# seconds}}.",
  "busy.each":
    "You have as much under way as one person may have at once, so this was not begun. Nothing was changed; ask again in {seconds, plural, one {# second} other {# seconds}}, when some of it is done.",
  "busy.project":
    "The people of this project have so much under way that this was not begun. Nothing was changed; ask again in {seconds, plural, one {# second} other {# seconds}}.",
  cancelled: "This was cancelled before it was done. Nothing was changed.",
  "change.missing": "There is no such change.",
  columns:
    'The columns are a JSON list with one entry for each column: "id", "source", "target", "state", "comment" or null; one of them is the source and one the target. Nothing was imported.',
  "comment.answered": "Others have answered this comment, so it was not deleted. Resolve the thread instead.",
  "comment.missing": "There is no such comment.",
  "comment.no-thread": "“answers” names a thread that is not on this row, or was deleted.",
  "comment.not-first": "An answer is not resolved by itself: resolve the thread by its first comment.",
  "comment.not-yours":
    "Somebody else wrote this comment, so you cannot change it. Answer it instead; nothing was changed.",
  conflict:
    "Somebody else has changed the same words since you began. Nothing was stored: compare the two texts, keep what you want of each and save again.",
  "conflict.by":
    "{name} has changed the same words since you began. Nothing was stored: compare the two texts, keep what you want of each and save again.",
  "correction.already-withdrawn": "This correction was withdrawn already, so there is nothing to take back.",
  "correction.emptied":
    "Nothing would be left of this paragraph, so nothing was changed. If it does not belong, set it aside.",
  "correction.idle": "The correction says what stands there already, so nothing was changed.",
  "correction.inside-character":
    "The correction would begin or end inside a character, so nothing was changed. Select whole characters.",
  "correction.no-old":
    "A correction needs at least one character of the original to replace. Nothing was changed.",
  "correction.none": "There is nothing to correct, so nothing was changed.",
  "correction.not-there":
    "The original does not have {old} at that place, so nothing was corrected. Look at the row as it is now and select the words again.",
  "correction.outside": "The place to correct lies outside the paragraph. Nothing was changed.",
  "correction.overlap":
    "Part of {old} is corrected already, so nothing was changed. Withdraw that correction, or select all of it and correct it anew.",
  "correction.paragraph-gone":
    "This paragraph is no longer there: somebody has split it, or undone that. Nothing was changed; reload to see the rows as they are now.",
  "correction.replaced-already":
    "The correction that this one should take the place of is no longer there, so nothing was changed. Look at the row as it is now and try again.",
  "correction.split-inside":
    "The place to split at lies inside a correction ({put}, where the original has {old}), so nothing was split. Put the cursor before or after it, or withdraw the correction first.",
  "coverage.no-place":
    "The row where this is said to be rendered is not in this document, so nothing was noted. Choose another.",
  "coverage.no-words":
    "There are no words between these places of the row, so nothing was noted. Send where a sentence begins and ends, as the list of coverage has it.",
  "coverage.taken-back": "This was taken back already, so there is nothing to take back.",
  cursor: "“after” is not a cursor that this list gave. Start the list anew without it.",
  "cut-off": "The connection broke before all of it had arrived, so nothing was changed. Send it again.",
  "database-busy":
    "The database has no room for more work at this moment, so nothing was stored. What you type stays on this machine and is sent again by itself; anything else that you just did, do again in a moment.",
  "decision.answered":
    "Others have answered what you wrote when you sent this row back, so it was not taken back. Answer there, or let the translator confirm it again.",
  "decision.none":
    "The row has been changed since it was decided, or nothing is decided about it, so nothing was taken back. Its history says what was done.",
  "decision.not-allowed":
    "Your role here may no longer decide this, so it was not taken back. Ask the project’s owner to.",
  "decision.somebody-elses":
    "{kind, select, confirmed {Somebody else confirmed this row} approved {Somebody else approved this row} rejected {Somebody else sent this row back} finalized {Somebody else signed this row off} other {Somebody else changed this row}}, so it was not taken back: they can do that, or the project’s owner.",
  "decision.theirs":
    "{kind, select, confirmed {{name} confirmed this row} approved {{name} approved this row} rejected {{name} sent this row back} finalized {{name} signed this row off} other {{name} changed this row}}, so it was not taken back: they can do that, or the project’s owner.",
  "disk-full":
    "The disk of the server is full, so nothing was stored. What was saved before is safe; what you type stays on this machine and is sent again by itself. Tell whoever runs this Duizhao to make room: nothing needs to be started anew.",
  "document.missing": "There is no such document.",
  "encoding.worked-on":
    "In that encoding the text has {after, plural, one {# paragraph} other {# paragraphs}}, and here it has {before, number}; {worked, plural, one {one row has} other {# rows have}} been worked on, and what stands there could not be laid beside the right Chinese. Nothing was changed. Import the file anew with that encoding, as a document of its own.",
  "field.acting": "holds a line end, a control character or a mark of writing direction; delete it",
  "field.choice": "is none of: {choices}",
  "field.choice-of-many": "is not one of the values that are allowed",
  "field.colon": "ends with a colon, which an export adds by itself",
  "field.cursor": "is not a cursor that a list gave; start the list anew",
  "field.email": "is not an e-mail address",
  "field.empty": "is empty",
  "field.few": "has fewer than {least, plural, one {# entry} other {# entries}}",
  "field.half-character": "holds half of a character (a lone surrogate); delete it and type it again",
  "field.id": "is not an id",
  "field.large": "is more than {most, number}",
  "field.line-end": "holds a line end or a control character",
  "field.long": "is longer than {most, plural, one {# character} other {# characters}}",
  "field.many": "has more than {most, plural, one {# entry} other {# entries}}",
  "field.missing": "is missing",
  "field.name": "has a field whose name cannot be read",
  "field.nul": "holds the control character U+0000; delete it",
  "field.operation": "holds something else than Latin letters, digits, marks and spaces",
  "field.password": "needs at least {least, number} characters",
  "field.short": "is shorter than {least, plural, one {# character} other {# characters}}",
  "field.small": "is less than {least, number}",
  "field.type":
    "is not {expected, select, string {a text} number {a number} int {a whole number} boolean {true or false} array {a list} object {an object} null {null} other {of the right kind}}",
  "field.unknown": "has fields that are not known: {names}",
  "field.unseen": "is empty, or holds nothing that can be seen",
  "field.username": "may hold 3 to 40 Latin letters, digits, dots, dashes and underscores",
  "field.wrong": "is not valid",
  "file-gone":
    "An exported file is kept for a day, and this one is gone. Nothing of the document is lost: export it again, and the same versions give the same file.",
  "finding.missing":
    "This finding is no longer there: the row has been checked again since. Nothing was ignored.",
  "finding.no-word":
    "This finding points at a place and not at a word, so its rule cannot be ignored for a word. Ignore this one, or the rule.",
  "finding.not-ignored": "This is not ignored any more, so there is nothing to take back.",
  "foreign-origin":
    "This change was asked for by a page that is not part of Duizhao, so nothing was changed. Open Duizhao itself and try again; a program uses an API token instead of the browser’s cookie.",
  "gave-up.memory":
    "Working this out needed more memory than it may, so it was given up, and others were not kept waiting. Nothing was changed. Try again when less is going on, or ask for less: split a long row, divide a long document.",
  "gave-up.time":
    "Working this out took longer than it may, so it was given up, and others were not kept waiting. Nothing was changed. Try again when less is going on, or ask for less: split a long row, divide a long document.",
  invalid: "“{at}” {what}. Nothing was changed; put it right and send it again.",
  "invalid.whole": "What was sent {what}. Nothing was changed; put it right and send it again.",
  "invitation-used":
    "It was used, taken back, or is older than two weeks. Nothing was changed; ask whoever sent it for a new one.",
  "last-owner":
    "A project keeps at least one owner, and this is the only one. Nothing was changed; make somebody else an owner first.",
  "mark.changed-since":
    "This mark is not as it was: it has been taken back or changed since. Nothing was changed; look at the row’s marks as they are now.",
  "mark.missing": "There is no such mark. Nothing was changed; it may be in another project.",
  "mark.no-words":
    "There are no such words in the row: a mark needs at least one character within its text. Nothing was marked; select the words again.",
  "mark.not-reviewer": "Only reviewers and owners mark errors and take marks back. Nothing was changed.",
  "mark.somebody-elses":
    "Somebody else did this, and only they or an owner take it back. Nothing was changed.",
  "name.full":
    "A ledger holds at most {most, number} names. Nothing was saved. Delete names that are not needed any more, then try again.",
  "name.stale":
    "{zh} has been changed in the ledger of names since you last saw it. Nothing was stored; look at the ledger anew.",
  "name.table":
    "No names could be read from this file: it is no table with a column of Chinese names, or it is too long. Nothing was changed. Check that it is the right file.",
  "name.taken":
    "The ledger has a name {zh} already. Nothing was stored; change that one, or put the two together.",
  "no-database":
    "Duizhao is up, but its database does not answer. What was saved is safe; what is typed waits in the browser and is sent when the database is back. Anything else that you just did may or may not have been done: look before you do it again.",
  "no-encoding":
    "Word files, books and PDFs say themselves how their characters are written, so there is nothing to choose. Nothing was changed.",
  "no-file":
    "This export has not been finished: it is still being made, or it was stopped or failed. Ask after the job to see which; nothing of the document has changed.",
  "not-found":
    "There is no such {noun, select, document {document} project {project} segment {row} paragraph {paragraph} comment {comment} suggestion {suggestion} finding {finding} ignore {ignored finding} coverage_decision {decision about coverage} mark {error mark} sample {sample} change {change} correction {correction} alignment {alignment} memory {translation memory} termbase {termbase} job {job} export {export} member {member} account {account} token {token} invitation {waiting invitation} other {address}}, or you are not a member of its project. Check the address, or ask the project’s owner to invite you.",
  "not-json": "What was sent is not JSON in UTF-8, so nothing was changed. Check the body and send it again.",
  "not-json.no-type":
    "This call takes JSON (Content-Type: application/json), and no type was named. Nothing was changed.",
  "not-json.type":
    "This call takes JSON (Content-Type: application/json), and “{type}” was sent. Nothing was changed.",
  "not-multipart": "What was sent is not a whole multipart form. Nothing was imported; send it again.",
  "not-that-format":
    "Only a document that was imported from a file of that program can be given back as {format}. Export it as XLIFF 1.2, which that program reads as well.",
  "operation.taken":
    "This operationId was used for another save already; nothing was stored. Make a new one for each save.",
  "our-mistake":
    "This is our mistake, not yours, and nothing that was saved before is affected. Try again; if it happens again, tell whoever runs this Duizhao the number {id}.",
  "paragraph.gone":
    "This paragraph is no longer there: somebody has split it. Nothing was changed; reload to see the rows as they are now.",
  "password.common":
    "This password is one that others try first: a common one with some digits or marks around it, or a name. Nothing was changed; choose another. A phrase of four or five words is good.",
  "password.long":
    "A password holds at most {most, number} characters. Nothing was changed; choose a shorter one.",
  "password.not-present": "The present password is not right, so nothing was changed. Type it again.",
  "password.short":
    "A password needs at least {least, number} characters. Nothing was changed; choose a longer one.",
  "pattern.missing":
    "This pattern is not looked for any more, so there is nothing to take away. Open the page again to see those that are.",
  "pattern.syntax":
    "This pattern cannot be read: {said}. Nothing was looked for or saved. Mend the pattern; looking ahead or behind, and references such as \\1, are not possible here.",
  "pattern.too-large":
    "This pattern is too large to be looked for in every row, so nothing was saved. Make its repetitions, such as a'{'1,100'}', smaller, or split it into several.",
  "pattern.too-many":
    "A project looks for at most {most, number} patterns, and this one has as many. Take one away first.",
  "proposals.cannot":
    "None of these proposals can be carried out now: their rows are left out on purpose (omitted), or the lines no longer stand together. Nothing was changed; take the omission back first, or refuse the proposal.",
  "proposals.none-open":
    "No proposal of this kind is open any more: somebody has answered them. Nothing was changed.",
  "reject.no-reason":
    "No reason was given, and you have marked no error in this row that one could be taken from. The row was not sent back; mark an error, or choose a reason.",
  "removed.missing":
    "No project or document with this id was removed, or it is back already. Look at the list of what was removed.",
  "repairs.none-left": "Nothing of this kind was left as it is here, so nothing was changed.",
  "repairs.none-open": "Nothing of this kind waits for an answer here any more, so nothing was changed.",
  "repairs.none-to-repair":
    "Nothing of this kind can be repaired here any more, so nothing was changed. Where what stood there is lost, correct it by hand.",
  "role.administrator":
    "Only an administrator of this Duizhao may see this and change it. Nothing was changed; ask whoever runs it.",
  "role.export-approved":
    "In this project you are a {role, select, owner {owner} translator {translator} reviewer {reviewer} proofreader {proofreader} other {viewer}}, who exports what is approved. Export with “approved only”, or ask an owner of the project.",
  "role.file":
    "This file was made while you had another role, and may say what a viewer does not see. Nothing of the document has changed; export it again.",
  "role.may-not":
    "In this project you are {role, select, owner {an owner, and an owner} translator {a translator, and a translator} reviewer {a reviewer, and a reviewer} proofreader {a proofreader, and a proofreader} other {a viewer, and a viewer}} may not {action, select, read {read this project} read_source {see the Chinese original, nor English that is not approved} comment {comment} suggest {suggest other English} edit {change the English or the structure of the rows} import {import texts} confirm {confirm translations} review {approve translations or send them back} finalize {sign off as final} export {export} other {change members, settings or documents}}. Nothing was changed; ask an owner of the project if you need to.",
  "row.gone":
    "This row is no longer there: somebody has merged it with its neighbour or undone what made it. Nothing was changed; reload to see the rows as they are now.",
  "row.locked":
    "This row is locked: by the program that its file came from, or by an owner. Nothing was changed. An owner of the project can unlock it from the row’s menu.",
  "row.locked-among":
    "One of the rows that this would change is locked, so nothing was changed. Rows with a lock beside their number are the locked ones; an owner of the project can unlock them.",
  "row.missing": "There is no such row.",
  "row.no-neighbour":
    "There is no row {side, select, next {below} other {above}} this one, so nothing was changed.",
  "row.stale":
    "The row has changed since you last saw it, so nothing was done. Look at it as it is now and try again.",
  "rules.gone": "These rows are not in the table any more, so there is nothing to withdraw.",
  "rules.no-place":
    "There is no place where these rows would change anything, so nothing was done. What is corrected already stays corrected.",
  "rules.row": "Row {row, number} of the table {why}. Nothing was added.",
  "rules.too-long":
    "What these rows look for has {long, number} characters together, and a table has {most, number} at most, so nothing was done. Leave out rows, or look for shorter words.",
  "rules.too-many":
    "A table has {most, number} rows at most, and this one has {count, number} already, so nothing was added. Withdraw rows that are no longer needed.",
  "rules.too-much":
    "What a table looks for has {most, number} characters at most together, and this one has {characters, number} already, so nothing was added. Withdraw rows that are no longer needed.",
  "rules.twice": "This row is for {from}, for which an earlier row says something else. Nothing was added.",
  "sample.nothing":
    "There is no English to draw from, or the share and the least number are both 0. Nothing was drawn; translate some rows first, or ask for more.",
  "set-up":
    "Somebody has set this Duizhao up already. Nothing was changed; sign in, or ask for an invitation.",
  "sign-in.disabled":
    "The password is right, but an administrator of this Duizhao has disabled the account. What you wrote is kept; ask whoever runs it.",
  "sign-in.refused": "This was not accepted ({why}). Nothing was changed.",
  "sign-in.wrong":
    "The name and the password do not belong together. Check both and try again; if you have forgotten the password, ask whoever runs this Duizhao.",
  "signed-out":
    "You are not signed in, or your session has ended. What you have typed in rows is kept on this machine, and is sent once you have signed in; what else you did just now, do again then.",
  "somebody-else":
    "This page was opened by another person than {name}, who is signed in in this browser now, so nothing was done. What was typed stays on this machine for the one who typed it; reload the page to go on as {name}.",
  "speaker.missing": "There is no such speaker in this project.",
  "speaker.stale":
    "The English label of {zh} has been changed since you last saw it: it is “{en}” now. Nothing was stored; look at the list anew.",
  "split.no-place":
    "A row is split at a place in the Chinese, in the English or in both, and none was given. Nothing was split.",
  "stops.approve":
    "{count, plural, one {A finding stops} other {# findings stop}} this row ({rules}), so it was not approved. Put them right, or send a reason as “despite”: it is recorded with the approval.",
  "stops.confirm":
    "{count, plural, one {A finding stops} other {# findings stop}} this row ({rules}), so it was not confirmed. Look at them; if it shall be confirmed all the same, send “despite”.",
  "stops.unchecked":
    "The row was changed while it was checked, so nothing was decided. Look at it and try again.",
  "suggestion.decided":
    "This suggestion was {state, select, accepted {accepted} other {dismissed}} already, so nothing was changed.",
  "suggestion.missing": "There is no such suggestion.",
  "suggestion.not-yours": "Somebody else made this suggestion; only who may edit can dismiss it.",
  "title.archive": "The archive cannot be read",
  "title.archive-here": "The project is here already",
  "title.bad-token": "Token not accepted",
  "title.busy": "Busy",
  "title.cancelled": "Cancelled",
  "title.changed-since": "Something has changed since",
  "title.columns": "The columns cannot be read",
  "title.common-password": "Too easy to guess",
  "title.conflict": "Somebody else has changed this row",
  "title.cut-off": "Cut off",
  "title.database-busy": "The database is too busy",
  "title.disabled": "The account is disabled",
  "title.disk-full": "The disk of the server is full",
  "title.draft-not-imported": "The draft could not be imported",
  "title.file-gone": "The file is no longer kept",
  "title.foreign-origin": "Asked from another site",
  "title.gave-up": "Given up",
  "title.invalid": "Something does not fit",
  "title.invitation-used": "This invitation opens nothing any more",
  "title.last-administrator": "The last administrator",
  "title.last-owner": "The last owner",
  "title.locked": "Locked",
  "title.missing": "Nothing like that was removed",
  "title.moving": "The rows kept changing",
  "title.no-database": "The database does not answer",
  "title.no-encoding": "This file has no encoding of its own",
  "title.no-english": "There is no English yet",
  "title.no-file": "There is no file yet",
  "title.not-found": "Not found",
  "title.not-json": "Not JSON",
  "title.not-multipart": "Not readable",
  "title.not-that-format": "This document did not come as such a file",
  "title.not-tmx": "No translation memory",
  "title.not-yours": "Somebody else’s words",
  "title.oneself": "Your own account",
  "title.original-not-imported": "The text could not be imported",
  "title.our-mistake": "Something went wrong in Duizhao",
  "title.own-work": "Four eyes",
  "title.refused": "Not accepted",
  "title.retired": "No longer there",
  "title.return-not-imported": "The file that came back could not be read",
  "title.role": "Your role does not allow this",
  "title.rows-moved": "The rows kept changing",
  "title.set-up": "Already set up",
  "title.signed-out": "Not signed in",
  "title.somebody-else": "Somebody else is signed in",
  "title.stale": "The row has changed",
  "title.state": "Not in this state",
  "title.stops": "A finding stops this row",
  "title.taken": "Already taken",
  "title.too-large": "Too large",
  "title.too-long": "It took too long",
  "title.too-many-at-once": "Too much at once",
  "title.too-many-tabs": "Too many windows",
  "title.too-many-tries": "Too many tries",
  "title.unknown-encoding": "The encoding is not known",
  "title.unrelated": "These two texts do not seem to belong together",
  "title.worker-died": "The work could not be finished",
  "title.wrong-password": "The password is not right",
  "too-large":
    "What was sent is larger than {most}, the most that is taken at once. Nothing was changed; send it in parts.",
  "too-large.file":
    "The file is larger than {megabytes, number} MB, the most that is read at once. Nothing was imported. Divide it into parts and import them one by one.",
  "too-many-tabs":
    "You have this document open in more windows than are shown to others. Nothing is lost; close some of them.",
  "too-many-tries":
    "There were too many tries. Nothing is locked: wait {seconds, plural, one {# second} other {# seconds}} and try again.",
  "undo.already": "This change was undone already. Undo the newer change to have it back.",
  "undo.row-changed":
    "Somebody has changed row {row, number} since, so this was not undone: undoing would lose that work. Look at row {row, number} and repair it by hand.",
  "undo.row-changed-by":
    "{name} has changed row {row, number} since, so this was not undone: undoing would lose that work. Look at row {row, number} and repair it by hand.",
  "undo.row-gone":
    "A row that this touched is no longer there, so this was not undone. Undo what was done to that row first.",
  "undo.rows-moved":
    "Rows that this touched were merged with others since, so this was not undone: paragraphs would be lost or stand in the wrong order. Undo what was done since first, newest first, or repair the rows by hand.",
  "undo.table-taken":
    "The substitution table has another row for these words since, so this was not undone. Withdraw that row first.",
  "unknown-encoding":
    "“{wanted}” is not an encoding that can be read here. Nothing was changed; choose one of those that are offered.",
  "upload.no-file": "No file was sent (the field “file”). Choose one and try again.",
  "upload.parts":
    "A form for a file has at most {most, number} parts, and this one has more. Nothing was imported; send the file and its fields, and nothing else.",
} as const;
