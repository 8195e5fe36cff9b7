export { listSamplePeople } from './people'
export { isLoopback, isSameOrigin, presentedToken, SESSION_COOKIE } from './request'
export { endSession, findSession, openSession, SESSION_CHANNEL, type SignedIn } from './sessions'
