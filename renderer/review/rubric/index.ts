export { clockTime, findPlace, shorten } from './place'
export { RubricPanel } from './rubric-panel'
export { neighbourCriterion, nextWithoutLevel } from './scoring'
export { useSuggestionWords } from './suggestion-text'
