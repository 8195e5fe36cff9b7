/**
 * What the rest of the workbench may ask of the local store. All reads are safe to repeat in a live query (`useStoreQuery`);
 * all writes have reached the disk (IndexedDB `strict`) when they resolve, so "Saved" may be shown then and not before.
 */
export type * from './acting'
export type * from './alerting'
export type * from './badges'
export type * from './calibration'
export type * from './desk'
export type * from './evidence'
export type * from './figures'
export type * from './panel'
export type * from './preferences'
export type * from './queue'
export type * from './reading'
export type * from './recovery'
export type * from './reports'
export type * from './rubrics'
export type * from './store'
export type * from './sync'
export type * from './threads'
export type * from './travel'
export type * from './verifications'
export type * from './work'
