export { makeNextReportMail } from './due'
export { endReportMail, sendReportMail, setReportMail } from './set'
