export { onLeaving, settleBeforeLeaving } from './leaving'
