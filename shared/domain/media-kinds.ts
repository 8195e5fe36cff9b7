/** Slides of a talk or a lesson, whichever program they were made with. */
export function isSlideShow(mediaType: string): boolean {
  return /presentation|powerpoint|keynote/.test(mediaType)
}

/** Workbooks and tables of values, whichever program they were made with. */
export function isSpreadsheet(mediaType: string): boolean {
  return /spreadsheet|ms-excel|apple\.numbers|csv|tab-separated-values/.test(mediaType)
}
