// @ts-check
/** @type {import("../keys").Translation<"launch">} */
export const launch = {
  app: "网页服务",
  "app.not-started": "网页服务没有启动，原因见上面的输出。数据没有改动。",
  "app.worker": "后台任务进程",
  building: "正在构建应用（next build）",
  client: "正在生成数据库客户端（prisma generate）",
  "data.in-use":
    "数据文件夹{folder}上已有Duizhao在运行（进程{pid}，{doing}）。没有任何改动；请使用正在运行的那个，或先停止它，或用DATA_DIR指定其他文件夹。",
  "data.unusable":
    "数据文件夹{folder}无法使用：{why}。没有任何改动；请给当前用户读写权限，或用DATA_DIR指定其他文件夹。",
  "database.address":
    "DATABASE_URL不是PostgreSQL数据库的地址。请设为postgresql://user:password@host:5432/database，或不设置，使用内置数据库。",
  "database.another": "{folder}上已有另一个PostgreSQL在运行。请停止它再启动；没有任何改动。",
  "database.encoding":
    "数据库{name}的编码是{encoding}，Duizhao需要UTF8。没有任何改动；请用--encoding=UTF8新建数据库。",
  "database.ended": "数据库意外退出，正在恢复……",
  "database.endless": "{folder}里的数据库由进程{pid}运行，该进程没有退出。没有任何改动；请停止它再启动。",
  "database.left": "正在停止上次启动遗留的数据库……",
  "database.locale": "数据库无法创建：系统没有所需的区域设置C.UTF-8。",
  "database.making": "正在创建数据库",
  "database.no-right":
    "运行数据库的用户无权读取{folder}里的数据库。没有任何改动；请以该文件夹所有者的身份启动。PostgreSQL的输出：",
  "database.not-made": "无法在{folder}创建数据库。PostgreSQL的输出：",
  "database.not-started": "数据库没有启动。没有任何改动；详情见{log}：",
  "database.old": "数据库{name}是PostgreSQL {version}，Duizhao需要14或更新的版本。没有任何改动。",
  "database.other-version":
    "{folder}里的数据由另一版本的PostgreSQL创建。没有任何改动：请用创建它的Duizhao做备份（duizhao backup），移走该文件夹，启动后再还原备份。",
  "database.recovering": "数据库上次没有正常关闭，正在恢复……",
  "database.unreachable": "数据库{name}无法使用：{why}。没有任何改动；请检查DATABASE_URL再启动。",
  "database.unstoppable":
    "{folder}里的数据库由进程{pid}运行，无法停止（{why}）。没有任何改动；请停止它再启动。",
  dependencies: "正在安装锁定版本的依赖包（npm ci）",
  "dependencies.failed": "依赖包无法安装：npm ci以状态{status}结束。请检查能否连接软件包源。npm的输出：",
  "dependencies.npm": "npm无法运行（{why}），所以缺少依赖包。请安装npm再启动。",
  "doing.app": "构建应用时",
  "doing.backup": "写入备份时",
  "doing.client": "生成数据库客户端时",
  "doing.database": "数据库运行时",
  "doing.dependencies": "安装依赖包时",
  "doing.lexicon": "制作词库时",
  "doing.migrating": "升级数据库时",
  "doing.postgres": "把PostgreSQL复制到{folder}时",
  "doing.restoring": "还原备份时",
  "doing.starting": "启动时",
  done: "完成，用时{time}",
  ended: "{name}已退出（{how}），{seconds}秒后重新启动。",
  "file.unreadable": "文件{file}无法读取：{why}。没有任何改动；请给当前用户读取权限。",
  full: "磁盘已满：{doing}空间不足。此前保存的内容不受影响；请腾出空间再启动。",
  "host.unusable":
    "无法监听HOST {host}（{why}）。没有任何改动；请把HOST设为本机的地址，或设为0.0.0.0监听所有地址。",
  language: "--language的值是“{value}”，只能是en或zh-Hans。",
  lexicon: "正在用CC-CEDICT和结巴词表制作词库",
  "migration.done": "数据库已升级：{names}",
  "migration.edited":
    "迁移{name}在应用到这个数据库之后被改动过。没有任何改动；请恢复原文件，另写一个新的迁移。",
  "migration.newer":
    "这个数据库由更新版本的Duizhao用过（它有迁移{name}，当前版本没有）。没有任何改动；请启动更新的版本。",
  "migration.nothing": "数据库已是最新。",
  "migration.unfinished":
    "数据库的迁移{name}由其他工具开始，没有完成。请还原备份，或用prisma migrate resolve修复；没有任何改动。",
  "our-mistake": "Duizhao无法启动，这是程序自身的错误：{what}",
  "port.forbidden": "当前用户不能使用端口{port}。没有任何改动；请选1023以上的端口：PORT=3000 npm start",
  "port.taken":
    "端口{port}被其他程序占用。没有任何改动；请停止那个程序，或换一个端口：PORT={other} npm start",
  "postgres.copying": "PostgreSQL以普通用户身份运行，该用户进不了{from}：正在把程序复制到{to}",
  "postgres.does-not-run":
    "Duizhao自带的PostgreSQL在这个系统上无法运行（{why}）。请把DATABASE_URL设为自己的PostgreSQL服务器再启动。",
  "postgres.no-user":
    "PostgreSQL不能以root身份运行，又无法为它新建用户。请以普通用户启动Duizhao，或把DATABASE_URL设为自己的PostgreSQL服务器。",
  "postgres.none":
    "没有适用于{platform}（{architecture}）的内置PostgreSQL。请把DATABASE_URL设为自己的PostgreSQL服务器再启动。",
  "postgres.not-copied":
    "PostgreSQL的程序无法复制到{folder}（{why}）。请把Duizhao移到其他用户可以进入的文件夹，或设置DATABASE_URL。",
  "postgres.not-there":
    "PostgreSQL的程序无法从{folder}运行。请以普通用户启动Duizhao，或把DATABASE_URL设为自己的PostgreSQL服务器。",
  proxies:
    "DUIZHAO_URL是https地址，说明前面有代理，但没有设置DUIZHAO_PROXIES：所有人看起来都来自代理的地址，有人试猜密码会拖慢所有人在新浏览器上的登录。请设置DUIZHAO_PROXIES=1。",
  ready: "Duizhao已就绪：{url}（{time}；按Ctrl-C停止）",
  "setting.port": "PORT的值是“{value}”，不是端口。请设为1到65535之间的数，或不设置，使用3000。",
  "setting.proxies":
    "DUIZHAO_PROXIES的值是“{value}”，不是Duizhao前面的代理数。请设为0到9之间的数（一般是1），没有代理就不设置。",
  "setting.url":
    "DUIZHAO_URL的值是“{value}”，不是网址。请设为使用者输入的网址，如https://duizhao.example.org，或不设置。",
  status: "状态{status}",
  stopping: "正在停止……",
  "tool.failed": "{doing}出错（{how}）。输出：",
  "why.lookup": "无法查询主机名",
  "why.nameless": "没有这个主机名",
  "why.no-answer": "10秒内没有应答",
  "why.no-computer": "无法到达该主机",
  "why.no-database": "该数据库不存在，请用createdb新建",
  "why.no-network": "无法到达该网络",
  "why.nobody": "该地址没有应答",
  "why.password": "密码不对",
  "why.socket": "该套接字没有应答",
  "why.starting": "数据库正在启动或关闭，请稍后再试",
  "why.timeout": "等待超时",
  "why.too-many": "连接数已满",
  "why.user": "该用户不能连接",
};
