/** The only room that talks to the hub: signing in, and the worker that keeps the store and the hub in step. */
export { providerAddress, samplePeople, signIn, signInWays, signOut, whoAmI } from './session'
export { startSync } from './start-sync'
