// @ts-check
// What start-up says: plain text with {names} alone, because it is said before anything is installed (lib/cli/start/words.mjs).
export const launch = /** @type {const} */ ({
  app: "web server",
  "app.not-started": "The web server did not start; what it said stands above. No data was changed.",
  "app.worker": "worker",
  building: "Building the app (next build)",
  client: "Generating the database client (prisma generate)",
  "data.in-use":
    "Duizhao is already running on the data folder {folder} (process {pid}, {doing}). Nothing was changed; use that one, stop it first, or set DATA_DIR to another folder.",
  "data.unusable":
    "The data folder {folder} cannot be used: {why}. Nothing was changed; give this user the right to read and write it, or set DATA_DIR to another folder.",
  "database.address":
    "DATABASE_URL is not the address of a PostgreSQL database. Set it to postgresql://user:password@host:5432/database, or leave it out to use the built-in one.",
  "database.another":
    "Another PostgreSQL is running on {folder}. Stop it and start again; nothing was changed.",
  "database.encoding":
    "The database {name} is encoded as {encoding}; Duizhao needs UTF8. Nothing was changed; create it with --encoding=UTF8.",
  "database.ended": "The database ended unexpectedly; bringing it back …",
  "database.endless":
    "The database in {folder} is being run by process {pid}, which does not end. Nothing was changed; stop it and start again.",
  "database.left": "Stopping the database that an earlier start left running …",
  "database.locale": "The database could not be made: this system does not have the locale C.UTF-8.",
  "database.making": "Making the database",
  "database.no-right":
    "The database in {folder} cannot be read by the user who runs it. Nothing was changed; start as the user who owns that folder. PostgreSQL said:",
  "database.not-made": "The database could not be made in {folder}. PostgreSQL said:",
  "database.not-started": "The database did not start. Nothing was changed; {log} says more:",
  "database.old":
    "The database {name} is PostgreSQL {version}; Duizhao needs 14 or newer. Nothing was changed.",
  "database.other-version":
    "The data in {folder} was made by another PostgreSQL version. Nothing was changed: make a backup with the Duizhao that made it (duizhao backup), move the folder away, start, and restore the backup.",
  "database.recovering": "the database was not shut down cleanly and is recovering …",
  "database.unreachable":
    "The database {name} cannot be used: {why}. Nothing was changed; check DATABASE_URL and start again.",
  "database.unstoppable":
    "The database in {folder} is being run by process {pid}, which cannot be stopped ({why}). Nothing was changed; stop it and start again.",
  dependencies: "Installing the locked dependencies (npm ci)",
  "dependencies.failed":
    "The dependencies could not be installed: npm ci ended with status {status}. Is the package registry reachable? npm said:",
  "dependencies.npm":
    "npm could not be run ({why}), so the dependencies are missing. Install npm and start again.",
  "doing.app": "while building the app",
  "doing.backup": "for the backup",
  "doing.client": "while generating the database client",
  "doing.database": "for the database",
  "doing.dependencies": "while installing the dependencies",
  "doing.lexicon": "while making the lexicon",
  "doing.migrating": "to bring the database up to date",
  "doing.postgres": "while copying PostgreSQL to {folder}",
  "doing.restoring": "to restore the backup",
  "doing.starting": "while starting",
  done: "done in {time}",
  ended: "The {name} ended ({how}); starting it again in {seconds} s.",
  "file.unreadable":
    "The file {file} cannot be read: {why}. Nothing was changed; give this user the right to read it.",
  full: "The disk is full: there was no room left {doing}. What was saved before is unharmed; free some space and start again.",
  "host.unusable":
    "HOST {host} cannot be listened on ({why}). Nothing was changed; set HOST to an address of this machine, or to 0.0.0.0 for all.",
  language: "--language is “{value}”; it can be en or zh-Hans.",
  lexicon: "Making the lexicon from CC-CEDICT and jieba's word list",
  "migration.done": "Brought the database up to date: {names}",
  "migration.edited":
    "The migration {name} was edited after it was applied to this database. Nothing was changed; put the file back as it was and write a new migration.",
  "migration.newer":
    "The database was last used by a newer Duizhao (it knows the migration {name}, this one does not). Nothing was changed; start the newer one.",
  "migration.nothing": "The database is up to date.",
  "migration.unfinished":
    "The database's migration {name} was begun by another tool and never finished. Restore a backup, or repair it with prisma migrate resolve; nothing was changed.",
  "our-mistake": "Duizhao could not start, and this is a mistake of ours: {what}",
  "port.forbidden":
    "Port {port} may not be used by this user. Nothing was changed; choose one above 1023: PORT=3000 npm start",
  "port.taken":
    "Port {port} is taken by another program. Nothing was changed; stop that one, or choose another port: PORT={other} npm start",
  "postgres.copying":
    "PostgreSQL runs as an ordinary user, who cannot enter {from}: copying its programs to {to}",
  "postgres.does-not-run":
    "The PostgreSQL that comes with Duizhao does not run on this system ({why}). Set DATABASE_URL to a PostgreSQL server of your own and start again.",
  "postgres.no-user":
    "PostgreSQL does not run as root, and no user could be made for it. Start Duizhao as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  "postgres.none":
    "There is no built-in PostgreSQL for {platform} on {architecture}. Set DATABASE_URL to a PostgreSQL server of your own and start again.",
  "postgres.not-copied":
    "PostgreSQL's programs could not be copied to {folder} ({why}). Move Duizhao to a folder that other users can enter, or set DATABASE_URL.",
  "postgres.not-there":
    "PostgreSQL's programs do not run from {folder}. Start Duizhao as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  proxies:
    "DUIZHAO_URL is https, so a proxy stands in front, but DUIZHAO_PROXIES does not say so: all people seem to come from its address, and somebody's guessing at passwords slows everybody's sign-in from a new browser. Set DUIZHAO_PROXIES=1.",
  ready: "Duizhao is ready at {url}  ({time}; Ctrl-C stops it)",
  "setting.port":
    "PORT is “{value}”, which is not a port. Set it to a number from 1 to 65535, or leave it out for 3000.",
  "setting.proxies":
    "DUIZHAO_PROXIES is “{value}”, which is not how many proxies stand in front of Duizhao. Set it to a number from 0 to 9, mostly 1, or leave it out where there is none.",
  "setting.url":
    "DUIZHAO_URL is “{value}”, which is not a web address. Set it to what people type, such as https://duizhao.example.org, or leave it out.",
  status: "status {status}",
  stopping: "Stopping …",
  "tool.failed": "Something went wrong {doing} ({how}). It said:",
  "why.lookup": "the name of the computer could not be looked up",
  "why.nameless": "there is no computer of that name",
  "why.no-answer": "it did not answer within 10 s",
  "why.no-computer": "there is no way to that computer",
  "why.no-database": "that database does not exist; create it with createdb",
  "why.no-network": "there is no way to that network",
  "why.nobody": "nothing answers at that address",
  "why.password": "the password is wrong",
  "why.socket": "nothing answers at that socket",
  "why.starting": "it is starting up or shutting down; try again in a moment",
  "why.timeout": "it did not answer in time",
  "why.too-many": "it has too many connections already",
  "why.user": "this user may not connect",
});
