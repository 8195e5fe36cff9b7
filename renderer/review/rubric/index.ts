export { RubricPanel, type RubricPanelProps } from './rubric-panel'
export { clockTime, findPlace, type Place, shorten } from './place'
export { countScored, isScored, neighbourCriterion, nextWithoutLevel } from './scoring'
export { useSuggestionWords } from './suggestion-text'
