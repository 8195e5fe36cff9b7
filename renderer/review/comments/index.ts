export { CommentField, type CommentFieldProps } from './comment-field'
export { CommentsProvider } from './comments-provider'
