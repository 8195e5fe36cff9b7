export * from './texts'
export * from './theme'
