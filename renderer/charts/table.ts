import type { Value } from './csv'

/** What a chart is drawn from. */
export type Table = { header: string[]; rows: Value[][] }
