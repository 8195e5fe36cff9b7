export { CommentField } from './comment-field'
export { CommentsProvider } from './comments-provider'
