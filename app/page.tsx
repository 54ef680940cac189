export default function HomePage() {
  return <main>Stagecraft</main>;
}
