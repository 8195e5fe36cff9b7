export { FlowTab } from './flow-tab'
