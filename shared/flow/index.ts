export { type FlowEvent, followPassage } from './follow'
export {
  type Holding,
  type Instant,
  isFinishedIn,
  isOpenAt,
  type Passage,
  type PassageEnd,
  type Span,
  type StageInterval,
} from './passage'
export { kindOf, OPEN_STAGES, type Situation, type Stage, type StageKind, STAGES, stageOf } from './stages'
