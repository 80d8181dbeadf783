/**
 * Words of trade and manner that follow the distinctive part (字号) of an enterprise name. They are taken
 * off from the end, so that a compound such as 电子商务 must stand here whole or as the sum of its parts.
 */
const WORDS = `
科技 技术 信息 网络 软件 应用软件 智能软件 数据 大数据 云计算 数码 数字 智能 智慧 互联 互联网 物联网 电子 电子商务 电商 电器 电气 电力 电源 电池 电缆
光电 光学 半导体 材料 集成电路 芯片 通信 通讯 系统 集成 系统集成 人工智能 机器人 自动化 仪器 仪表 仪器仪表 测控 检测 检验 测试 认证 计量 设备 装备
机械 机电 机床 机器 制造 加工 模具 铸造 锻造 五金 金属 金属制品 钢铁 钢材 铝业 铜业 冶金 压力容器 特种容器 容器 阀门 轴承 工具 部件 零部件 配件 汽配 汽车 车辆
航空 航天 船舶 造船 重工 重型 工业 实业 产业 企业 创业 创新 新材料 高分子材料 新能源 能源 储能 氢能 光伏 太阳能 风电 燃气 石油 石化 化工 化学 化纤 橡胶 橡塑 塑料 塑胶 塑业
涂料 玻璃 陶瓷 水泥 建材 家具 家居 木业 纸业 造纸 印刷 包装 纺织 服装 服饰 针织 皮革 鞋业 制衣 日化 化妆品 美容 美发 制品 用品 日用品 文体 体育 健身 器材 玩具 工艺品 礼品 珠宝
食品 餐饮 饮食 饮料 酒业 酒店 宾馆 茶业 乳业 粮油 农业 农牧 牧业 林业 渔业 种业 水产 畜牧 园艺 园林 绿化 景观 环保 环境 生态 水务 节能 再生资源
医药 制药 药业 医疗 医疗器械 器械 生物 生物制药 生物技术 生物科技 健康 养老 保健 医学 基因 诊断 教育 培训 文化 传媒 传播 广告 影视 动漫 游戏 娱乐 旅游 旅行 会展 展览 出版 艺术 设计
工业设计 产品设计 工程设计 勘察设计 勘察 测绘 规划 咨询 商务咨询 顾问 策划 管理 企业管理 餐饮管理 酒店管理 供应链 供应链管理 服务 商务 商务服务 技术服务 信息技术 信息科技 网络科技
人力资源 劳务 劳务派遣 外包 保安 保洁 家政 物业 物业服务 物业管理 房地产 置业 地产 房产 经纪 中介 代理 租赁 融资租赁 商业保理 典当 担保 小额贷款 保险 证券 基金 投资 资产 资产管理
资本 控股 金融 银行 财务 会计 税务 律师 法律 知识产权 专利 贸易 商贸 工贸 经贸 外贸 国际贸易 国际 进出口 销售 批发 零售 百货 超市 商业 商城 连锁 便利 配送 物流 运输 货运 客运 快递 仓储 冷链
建设 建筑 工程 安装 装饰 装潢 装修 市政 路桥 消防 防水 幕墙 钢结构 混凝土 机电贸易 建设工程 市政工程 建筑装饰 装饰工程 研究 研发 开发 推广 科技推广 转移 技术转移 运营 孵化 孵化器 众创空间 产业园
产业园运营 发展 经营 生产 供应 维修 养护 回收 清洁 印务 图文 摄影 婚庆 礼仪 宠物 眼镜 通风 制冷 空调 暖通 照明 灯具 安防 音响 乐器 钟表 船配 海洋 港口 航运 报关 食品配送 健康食品
汽车部件 汽车电子 航空部件 航空装备 精密部件 环保设备 专用设备 通信设备 半导体材料 新能源电池 材料研究 工程研究 职业培训 文化传媒 化工材料 橡塑制品 互联科技 智慧科技 数据服务 数据科技 储能科技 教育科技 智能装备 精密 高新 高科
`;

const INDUSTRY_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/u).filter((word) => word !== ''));

const LONGEST = Math.max(...[...INDUSTRY_WORDS].map((word) => word.length));

/**
 * Index at which the industry words at the end of `core` begin; the part before keeps at least `keep` signs.
 * `core.length` where it ends with no such word.
 */
export function industryStart(core: string, keep: number): number {
  let end = core.length;
  for (;;) {
    let taken = 0;
    for (let length = Math.min(LONGEST, end - keep); length >= 2; length -= 1) {
      if (INDUSTRY_WORDS.has(core.slice(end - length, end))) {
        taken = length;
        break;
      }
    }
    if (taken === 0) return end;
    end -= taken;
  }
}
