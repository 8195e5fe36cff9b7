export { AnnotationList } from './annotations/list/annotation-list'
export { AnnotationPopover } from './annotations/card/annotation-popover'
export { CriterionDot } from './annotations/criterion-dot'
export { showPlaced } from './annotations/placing/placed'
export { PlacingBar } from './annotations/placing/placing-bar'
export { type PlacedAnnotations, usePlacedAnnotations } from './annotations/placing/use-placed-annotations'
export * from './badge-check'
export { CommentField, CommentsProvider } from './comments'
export * from './earlier'
export * from './exports'
export { VIEWER_KEYS } from './controls/viewer-keys'
export { EvidenceViewer } from './frame/evidence-viewer'
export { openAhead } from './frame/open-ahead'
export { toolsFor } from './frame/viewer-for'
export { warmPdf } from './frame/warm-pdf'
export { Prose } from './prose/prose'
export * from './rubric'
export * from './similar'
export * from './threads'
export { MomentControl } from './viewers/talk/moment-control'
export { momentOf, onRecording, withMoment } from './viewers/talk/moments'
export type {
  AnnotationTarget,
  AnnotationTool,
  EvidenceSource,
  Reveal,
  ShownAnnotation,
  TalkPane,
  TalkSlides,
} from './viewers/viewer'
