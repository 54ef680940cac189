import type { ClassRole } from '../access/resource';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTRUCTOR = [`${MEMBERSHIP}#Instructor`, 'Instructor'];
const ASSISTANT = [
  `${MEMBERSHIP}/Instructor#TeachingAssistant`,
  `${MEMBERSHIP}#TeachingAssistant`,
  'TeachingAssistant',
];

/**
 * What someone is in a class by the roles that a platform gives them in the course. Roles of the institution or the system say nothing about
 * this course, and whoever has none that is known is a learner: a role is never guessed upwards. An assistant is often called an
 * instructor as well, and is the lesser of both.
 */
export function classRole(roles: readonly string[]): ClassRole {
  if (roles.some((role) => ASSISTANT.includes(role))) return 'ta';
  return roles.some((role) => INSTRUCTOR.includes(role)) ? 'instructor' : 'learner';
}
