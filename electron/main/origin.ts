export const APP_SCHEME = 'app'

/** The workbench's own origin: what the page, its storage and its workers belong to. */
export const APP_ORIGIN = `${APP_SCHEME}://assay`

/** The one page that a window may show. */
export const APP_PAGE = `${APP_ORIGIN}/`

/** The second window's page: the evidence of one submission. */
export const SECOND_WINDOW_PAGE = `${APP_PAGE}#/reading/`
