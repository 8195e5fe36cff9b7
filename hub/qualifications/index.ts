export { lapseNextQualification, withdrawQualification } from './end'
export { giveQualification } from './give'
export { findQualified } from './read'
