import { createLesson, NewLessonError } from '../content/new-lesson';

/** `npm run new:lesson -- <module folder> <lesson folder> "<title>"`: makes a lesson that verifies right away. */
const [moduleFolder, lessonFolder, title] = process.argv.slice(2);
if (moduleFolder === undefined || lessonFolder === undefined || title === undefined) {
  console.error('Usage: npm run new:lesson -- <module folder> <lesson folder> "<title>"');
  console.error('Example: npm run new:lesson -- 01-before-mlops 07-tuning "Hyperparameter tuning"');
  process.exit(1);
}
try {
  const slug = createLesson({ moduleFolder, lessonFolder, title });
  console.log(`Made lessons/${slug}. It is a small lesson that works; replace it part by part.`);
  console.log(`Prove it: npm run verify:lessons -- ${slug}`);
  console.log(`See it:   npm run dev, then /learn/${slug}`);
} catch (error) {
  if (!(error instanceof NewLessonError)) throw error;
  console.error(error.message);
  process.exit(1);
}
