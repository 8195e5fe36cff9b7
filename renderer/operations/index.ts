/** How work stands and stood, what will be late, and how those who lead act on it. */
export { OperationsPage } from './operations-page'
