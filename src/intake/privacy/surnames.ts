/**
 * Some 400 common single-sign surnames of the mainland, roughly by how many people bear them. Rare ones that mostly
 * begin words of trade and place (国, 新, 海, 大, 中) are left out on purpose: a company list must not look like people.
 */
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷龙史黎贺陶段郝龚邵钱严覃洪武戴莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂' +
  '章鲁岳翟申殷詹欧耿关兰焦俞左柳甘祝包宁符阮尚舒纪柯梅童毕凌单季成霍苗涂谷曲裴盛冉翁骆蓝路游靳辛管柴蒙鲍华祁房喻娄蒲滕屈饶解缪牟艾尤阳卜古穆司时车项瞿卓代戚窦桂丛党宫应简连隋郎占湛阚边商费卞封池褚佟栾晏甄桑储臧苟敖冀花仇景麦沙冷匡云农闵鄢官强' +
  '柏计邝岑米禹尉胥宗迟邬楚刁荆植郁寇奚揭谌修巩乐危巫苑练雍鞠衣亓相仲荀晋邸闻屠席平密皮幸郜浦卫束都茅查辜冼仝宛芦丰弓甫廉竺暴暨慕盖桓虞邰茹籍帅伏逄恽嵇邴裘芮羿晁郗班仰巴牧隗宓鄂索咎凤阴郏令苍莘劳逢姬宰郦璩濮扶宦慎戈殳师佘蔺钮祭万明全贝肇南赖宾' +
  '欒';

const TRADITIONAL =
  '張劉陳楊黃趙吳孫馬鄭謝許鄧韓馮蕭蔣葉蘇呂盧鍾譚陸範賈鄒閻龍賀龔錢嚴湯紀歐關蘭齊莊魯單畢鳳藍華萬饒蒼應簡連邊費儲賴賓鄺閔';

const COMPOUND =
  '欧阳 上官 司马 诸葛 皇甫 令狐 司徒 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 司空 东方 南宫 公孙 轩辕 端木 百里 呼延 独孤 西门 淳于 太史 濮阳 赫连 钟离 闻人 澹台 ' +
  '公冶 宗政 鲜于 仲孙 闾丘 亓官 司寇 颛孙 巫马 漆雕 乐正 拓跋 宰父 谷梁 段干 东郭 南门 羊舌 梁丘 左丘 纳兰 叶赫 歐陽 諸葛 東方 長孫 尉遲 司馬';

export const SURNAMES: ReadonlySet<string> = new Set(SINGLE + TRADITIONAL);
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(COMPOUND.split(' '));
