export { lapseNextQualification, withdrawQualification } from './end'
export { endByLead, giveByLead } from './by-lead'
export { giveQualification } from './give'
export { findQualified, loadQualified } from './read'
