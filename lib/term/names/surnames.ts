/**
 * Surnames, and how they are written in English where that is not the pinyin: by Wade–Giles, Cantonese, Hokkien and Hakka
 * usage in Hong Kong, Taiwan, Singapore and Malaysia, and Korean and Vietnamese people of the same character.
 */
const FORMS = `
李 lee lei yi rhee ly|王 wong wang ong|张張 cheung chang teo jang truong|刘劉 lau liu low yu yoo ryu luu|陈陳 chan chen tan chin jin tran
杨楊 yeung yang yong young duong|黄黃 wong huang ng ooi hwang hoang|赵趙 chiu chao jo cho trieu|吴吳 ng wu goh oh ngo|周 chow chou chau joo chu
徐 hsu tsui chui seo suh tu|孙孫 suen sun soon son ton|马馬 ma mah|朱 chu choo joo|胡 wu hu woo oh ho|郭 kwok kuo quek kuok guo gwak quach
何 ho hoe ha|高 ko kao go koh|林 lam lin lim|罗羅 lo law loh luo la|郑鄭 cheng chang tay teh jung chung trinh|梁 leung liang neo niu luong
谢謝 tse hsieh chia xie ta|宋 sung soong song tong|唐 tong tang|许許 hui hsu koh khoo heo hur hua|邓鄧 tang teng deng dang|韩韓 hon han
冯馮 fung feng phung|曹 cho tsao tso|彭 pang peng phang|曾 tsang tseng chan zeng tang|肖萧蕭 siu hsiao seow xiao tieu|田 tin tien
董 tung tong|袁 yuen yuan vien|潘 poon pan phua phan|蒋蔣 chiang cheung tuong|蔡 choi tsai choy chua chai cai thai|余 yu yue yee du|杜 to tu do
叶葉 yip yeh yap ye ip diep|程 ching cheng trinh|苏蘇 so su soo sou to|魏 ngai wei nguy|吕呂 lui lu loo la|丁 ting ding dinh|沈 shum shen sim sum tham
任 yam jen yum nham|姚 yiu yao dieu|卢盧 lo lu loo low|姜 keung chiang kang kong|崔 tsui choi choe chui|钟鍾 chung cheong zhong|谭譚 tam tan tham
陆陸 luk lu loke luc|汪 wong wang uong|范 fan pham|金 kam chin kim kum jin|石 shek shih seok thach|廖 liu liao leow lew|贾賈 ka chia gia
夏 ha hsia hah|韦韋 wai wei vi|付傅 fu foo poh pho|方 fong fang pang bang phuong|白 pak pai baek paek peh bach|邹鄒 chau tsou chow|孟 mang meng manh
熊 hung hsiung hong|秦 chun chin tan|邱 yau chiu khoo kho khaw chew koo hew khau|江 kong chiang kang giang|尹 wan yin yoon yun doan
薛 sit hsueh seet tiet|闫 yim yen|段 tuen tuan|雷 lui lei loi|侯 hau hou hou|龙龍 lung long|史 sze shih su|陶 to tao dao|黎 lai li le|贺賀 ho hwang
顾顧 koo ku goo|毛 mo mao|郝 kok hao|龚龔 kung|邵 siu shao shaw thieu|万萬 man wan|钱錢 chin chien tien|严嚴 yim yen yan nghiem|武 mo wu vo vu|戴 tai dai
莫 mok mo mac|孔 hung kung kong khong|向 heung hsiang|汤湯 tong tang thang|庄莊 chong chuang chng trang|洪 hung hong ang|文 man wen moon van|安 on an ahn
申 san shen shin than|柳 lau liu yu yoo ryu|全 chuen chuan jun chon jeon|朴 pok piao park pak|卓 cheuk cho cheok toh|连連 lin lien lian|施 sze shih see shi
温溫 wan wen woon|翁 yung weng ong|颜顏 ngan yen gan yan nhan|阮 yuen juan nguyen|欧歐 au ou ow|甘 kam kan gan|凌 ling|霍 fok huo|伍 ng wu ngu
欧阳歐陽 auyeung ouyang|司徒 szeto seto|上官 sheungkwun|诸葛諸葛 chukot chuko`;

const ROMANISED: ReadonlyMap<string, readonly string[]> = new Map(
  FORMS.trim()
    .split(/[|\n]/)
    .flatMap((row) => {
      const [keys = "", ...forms] = row.trim().split(" ");
      const isDouble = /^(?:欧阳|司徒|上官|诸葛)/.test(keys);
      const list = isDouble ? (keys.match(/../gu) ?? []) : [...keys];
      return list.map((key): [string, readonly string[]] => [key, forms]);
    }),
);

/** Lower-case English forms of a surname besides its pinyin. */
export function surnameForms(surname: string): readonly string[] {
  return ROMANISED.get(surname) ?? [];
}

const PLAIN = new Set(
  "李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范姚谭譚廖邹鄒熊金陆陆陸郝孔崔邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁鲁魯葛韦韋申毛聂聶柳邢骆駱岳齐齊梅莫庄莊辛耿关關焦左霍祝柯甘詹裴柴欧歐凌舒阮卓翁冉尤司涂解蓝藍宁寧霍苗卜纪紀费費苟匡习習瞿毕畢应應闵閔仇单單滕房路管路齐仲喻尚游柏查景楼褚缪靳芮晏曲鲍鮑袁肖闫伍覃符隋臧邬郜".split(
    "",
  ),
);
const DOUBLE = [
  "欧阳",
  "歐陽",
  "司徒",
  "诸葛",
  "諸葛",
  "上官",
  "司马",
  "司馬",
  "皇甫",
  "慕容",
  "尉迟",
  "端木",
  "令狐",
  "公孙",
  "公孫",
  "东方",
  "轩辕",
  "长孙",
];
/** Everyday words: as a surname they need more to go by. */
const EVERYDAY = new Set(
  "于万常文金任安关史方田武程路管查解单应向房连高龙曾叶季施易左申柳梅雷温江石何毛白游曲章贺习林洪江段伍符尚景向柏齐汤蓝宁".split(
    "",
  ),
);

/** The surname that stands at a place, or "". */
export function surnameAt(text: string, at: number): string {
  const two = text.slice(at, at + 2);
  if (DOUBLE.includes(two)) return two;
  const one = text[at] ?? "";
  return PLAIN.has(one) ? one : "";
}

export const isEverydaySurname = (surname: string) => EVERYDAY.has(surname);

/** Characters that given names are made of, by the people in CC-CEDICT and newspapers. */
const GIVEN = new Set(
  "宗文明天国國成子志仁世祖德中正光家武山良伯玉民元英昌华華太书書永公庆慶嘉建林平珍星锡宝寶清自人仲春丽麗基秀东東海龄金恩敬健鸿泽澤忠怀长廷霞桂作朝汉培波宾云雲青龙龍思三任川仪高石慧学學友居静祥孝克强富远遠振道瑞哲琳夫阳陽紫南芳羲厚白声义義初峰辉輝贵豪刚邦宇宣杰傑伦康立冠雪颖诚燕继仙荣榮大宁惠玲芝如若桓启熙卿照亚贤同宏勇甫显兰蘭卫麟士希易行炎铭梦晶汝肇应钦嗣墩美蒙玛奇心欣松禹联景臣经孟承源镇传润鹃虎宪玄运啸尚浩棠逸禄重楚瑜儿灵通广沫霖焘江怡爱曼治献烈艺涵媛儒唐红权登祁耀冰叔钊盛彦主博威非洪环连珊琪则纶式伟偉森福妮毅桢力雄君军軍理崇简秋可俊锦以锋凯咏知裕晟庭豹问焕铸温剑少晓今雁北梓岳瑛幽敦驰渝发佳洋洁娜娟婷敏涛鹏飞超斌磊莉莹萍琴艳琼蕾薇倩丹蓉露露婉娇妍淑雯钧鑫昊轩航帆翔旭亮琦璐瑶蓓蕊菲菁莎淼坤坚凡栋樑梁彬彪强泉滨潇澜涌羽翰翼晨曦辰昕昱骏驹尧舜禾苗芸茜茵荷莲岚岩峥嵘巍庸廉延彤悦悠恒愉意慈攀政敬斐斯方旺昭晋晖智朋朗权材柏柔根桐榕樱歌殿水沁沛沙泓洲济淇淳渊湘滔漫潘潮熊燕爽牧玖珂珠璇甜生用申界畅皓盈真石硕祎祺秉秦稳章竹笑笛筠素红纯纲绍络维绿缘罡群耕聪肖胜舒良芬若茂荔莺菊萌蓝虹蝶襄誉诗谊谦豫越路跃辛达迪逊造道邓郁采里钰铃锐镜门闯际隆雄霄非革韬韵顺颂飘馨骁魁黎俐倪全再冬冲凌凝刘初加劲化千升卓印发叶合吉向听哈唯啟喜善嘉园坦城培堂士夏夕多如妙宁安宗定宜实容宾宽寒尔尤展岗峻川巧帅希常幸建弘弦强形彩律德必怜恋恬恺情惟慕懿成才扬承抒拓挺捷振撰敏教文斌新旋日时旻星春显智暖书月有望朵机杏来杭杨林枝枫柱栩树格桑梅棋森楠榜正步武毓民永汀求江汶沉河治泊法泰洛活流浓浪海润涓淡清渝温湖源滢漪瀚火灿炜炫烁烨然煜照熠爱特狄玉玥玫环现珉班球琅琛琢瑄瑾璋瓒田甲白皎直知破礼社神禧秋科穗立竞章端笙箫米粒精糖经绒给绣维绮缨罗美羚翠老耐而聆育胤胡能致舟航色艺节花芙芮芯苏英范茗草荣药莘莫菡萧葆蒙蓬蔚薰藜虎虞行衍衡袁西要观解言计让许诺诺谋谷象贝贞贤赋赐赛赫起超越足跃轶辉辰边迅过运近进远连迪逸遇遥邑那郎郡酉里重野金针钢钦铁铎银锡键锴镇长门闻阔队阳阿降院除陵隽难雅雍雨雪零雷震霁霖霜青靖静面韦音韶页顶项须顾题风食首香马驿高鱼鲁鲜鸣鸥鹤鹰鹿麒麦黛齐龙".split(
    "",
  ),
);
export const isGivenCharacter = (character: string) => GIVEN.has(character);

/** Characters that foreign names are spelled with: nineteen in twenty of those in CedPane's names. */
const SPELLING = new Set(
  "孙刘琼斯尔特克德拉利里格尼阿卡亚布罗纳马西奥巴科雷塔伊哈米曼夫勒维姆迪基普伯莱达埃比洛弗蒂萨兰林诺安森贝多瓦恩托加希赫伦娜塞顿莫梅奇帕吉鲁博韦沃内霍麦玛艾波金菲福戈茨法威索雅耶莉坦杰丽费沙凯兹佩古库施妮皮蒙默什海杜乌卢文泰劳登泽约提扎温图苏瑟思撒莎赖厄拿根娅因肯丁汉琳列朗南瑞查桑齐乔切丝芬穆以贾辛康丹滕盖谢迈迦坎珀本努尤赛门伍班宁亨万鲍戴摩奈宾廷朱考佐代士爱得富豪奎堡柯隆龙拜欧舍昂派纽底甘密示蕾涅夏他力高英美詹肖彼黛潘惠华珥翁东邦叶彭策范俄吕路史何瓜珊道扬季彻松娃休立略舒热怀唐昆烈茜户甲州锡逊别欣连第凡莲地通狄冈卜贡洗夸丘芙邓革钦芒尚歌薇历申赞但郡翰敦嘉都琪佛瑙儿庞押祖嫩木斐察汤该依陀岛挪歇廉罕喀姬孔耳教土色绍佳墨曾若琴碧仑柴芭葛易琐爾亞羅納馬奧雷維達貝倫頓麥瑪傑麗費凱茲魯內穀沙蓋賴喬齊塞蘭圖紐約漢瑪莎湯萊諾萬愛盧溫".split(
    "",
  ),
);
export const isSpellingCharacter = (character: string) => SPELLING.has(character);
