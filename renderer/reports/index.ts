/** What an assessor is told of how they score: to be read by them alone, and first. */
export { ReportPage } from './report-page'
export { ReportsPage } from './reports-page'
