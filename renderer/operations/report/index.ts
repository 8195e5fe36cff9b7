export { ReportMenu } from './report-menu'
