/** The only room that talks to the hub: signing in, and the worker that keeps the store and the hub in step. */
export { type SessionFailure, type SessionResult, samplePeople, signIn, signOut, whoAmI } from './session'
export { type RunningSync, startSync } from './start-sync'
