export { RoundPage } from './round/round-page'
export { RoundsPage } from './rounds/rounds-page'
export { RubricPage } from './rubric/rubric-page'
export { SetupPage } from './setup/setup-page'
