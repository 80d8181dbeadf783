import type { ColumnName, VirtualField } from '../../model/fields.ts';
import type { TableName } from '../../model/tables.ts';

/**
 * Aliases of a table's fields: short name of the field → headers divided by '|'. A header that ends in '?'
 * counts only where the values bear it out; one that ends in '!' is never taken without asking.
 */
export type AliasesOf<T extends TableName> = Readonly<Partial<Record<ColumnName<T> | VirtualField, string>>>;

export const ALIAS_SEPARATOR = '|';

/** Coordinates are called the same in every list. 维度 for 纬度 occurs in public files. */
export const LON_LAT_ALIASES = {
  lon: '经度|经度坐标|地理经度|企业经度|东经|X?|X坐标|坐标X|lng|lon|long|longitude|wgs84经度|wgs84_lon|wgs84_lng|gps经度|高德经度|腾讯经度|百度经度|gcj_lng|gcj02_lng|gcj02经度|bd_lng|bd09_lng|bd09经度|cgcs2000经度',
  lat: '纬度|维度|纬度坐标|地理纬度|企业纬度|北纬|Y?|Y坐标|坐标Y|lat|latitude|wgs84纬度|wgs84_lat|gps纬度|高德纬度|腾讯纬度|百度纬度|gcj_lat|gcj02_lat|gcj02纬度|bd_lat|bd09_lat|bd09纬度|cgcs2000纬度',
  lonlat:
    '经纬度|坐标|经纬度坐标|地理坐标|位置坐标|坐标位置|定位坐标|空间坐标|gps坐标|高德坐标|百度坐标|腾讯坐标|企业坐标|经度,纬度|经度/纬度|lnglat|lonlat|location?|位置?|地理位置?|定位?|geometry?|geom?|WKT|the_geom?',
} as const;

/** Where something stands, by name. */
export const PLACE_ALIASES = {
  building_name:
    '楼宇|楼宇名称|所在楼宇|所属楼宇|入驻楼宇|所在楼宇名称|入驻楼宇名称|楼栋|楼栋名称|大厦|大厦名称|所在大厦|大楼名称|所在大楼|写字楼|写字楼名称|所在写字楼|所属写字楼|商务楼宇|商务楼宇名称|楼宇/园区|楼名|小区名称|楼盘名称|办公楼名称|建筑物名称|建筑名称|载体名称?|building|buildingname',
  park_name:
    '园区|园区名称|所属园区|所在园区|入驻园区|产业园|产业园名称|产业园区|产业园区名称|所属产业园|所在产业园|所属产业园区|所在产业园区|工业园|工业园区|工业园区名称|开发区|开发区名称|所属开发区|所在开发区|功能区|所属功能区|管理区名称|孵化器名称|所在孵化器|科技园|科技园区|park|parkname',
  district_name:
    '区县|县区|县(区、旗)|所在区县|所属区县|所属区|所在区|行政区|行政区名称|区划|县(市、区)|县市区|区市县|区(市、县)|市县区|所属县区|所在县区|所属县市区|地区|所属地区|所在地区|所属区域|属地|所属行政区|所在行政区|行政区划名称|区县名称|辖区|所属辖区|所属属地|注册区县|district',
  subdistrict_name:
    '街道|街道名称|镇街|镇街名称|街镇|街镇名称|乡镇|乡镇(街道)|乡镇街道|街道/镇|街道(乡镇)|街道(镇)|镇(街道)|乡镇/街道|镇/街道|乡(镇、街道)|所属街道|所在街道|所属镇街|所在镇街|所属街镇|所在街镇|所属乡镇|所在乡镇|所属街道(乡镇)|所属乡镇(街道)|所在乡镇(街道)|所属镇(街道)|街道办|街道办事处|所属街道办|subdistrict',
  community_name:
    '社区|社区名称|所属社区|所在社区|村(社区)|社区(村)|村/社区|社区/村|村居|村(居)|所属村居|所属村(社区)|所在村(社区)|所属社区(村)|居委会|村(居)委会|所属居委会|community',
} as const;

export const COMMON_ALIASES = {
  row_no: '序号|编号?|No|No.|行号|#|序|顺序号|排序|次序|序列号?|id?|index?|serial?',
  remark: '备注|说明|其他|其它|备注说明|备注信息|附注|情况说明|补充说明|remark|remarks|note|notes',
} as const;

/** Codes of a unit: only the first ones are certain; the others hold registration or tax numbers as often. */
export const USCC_ALIASES =
  '统一社会信用代码|社会信用代码|信用代码|统一信用代码|统一代码|社会统一信用代码|企业社会编码|统一社会信用代码号|统一社会信用编码|统一社会信用代码证号|企业信用代码|企业统一社会信用代码|单位统一社会信用代码|统一社会信用代码/组织机构代码?|组织机构代码?|营业执照号?|营业执照号码?|营业执照注册号?|营业执照编号?|注册号?|工商注册号?|纳税人识别号?|税号?|单位代码?|法人代码?|法人单位代码?|企业代码?|creditcode|credit_code|uscc';
