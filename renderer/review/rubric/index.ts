export { clockTime, findPlace, shorten } from './place'
export { RubricPanel } from './rubric-panel'
export { neighbourCriterion, nextWithoutLevel } from './scoring'
export { useSuggestionHeadline, useSuggestionWords } from './suggestion-text'
