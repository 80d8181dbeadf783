/** What file choosers offer. The format is told by the content; what no reader takes is refused with a reason, not hidden. */
export const ACCEPTED_FILES = [
  ['.xlsx', '.xlsm', '.xls', '.xlsb', '.et', '.ods', '.csv', '.tsv', '.txt', '.htm', '.html', '.xml'],
  ['.geojson', '.topojson', '.json', '.shp', '.kml', '.kmz', '.dxf', '.zip'],
  ['.parquet', '.geoparquet', '.arrow', '.arrows', '.feather', '.ipc'],
  ['.djatlas'],
]
  .flat()
  .join(',');
