/** The keys of all viewers, for whoever lists them while no viewer is open: nothing here loads one. */
export { DOCUMENT_KEYS } from '../viewers/document/document-keys'
export { IMAGE_KEYS } from '../viewers/image/image-keys'
export { MEDIA_KEYS } from '../viewers/media/media-keys'
export { PDF_KEYS } from '../viewers/pdf/pdf-keys'
export { PROJECT_KEYS } from '../viewers/project/project-keys'
export { TALK_KEYS } from '../viewers/talk/talk-keys'
