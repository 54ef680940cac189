import { TRUST_OF_WHOLE } from '@/components/classes/trust-words';
import { Logo } from '@/components/shell/logo';
import './certificate.css';
import { dayText, type SheetData, scopeWords } from './sheet-data';

/** A certificate as a document: paper on the screen, a page of A4 or letter when it is printed, and what was passed behind it. */
export function CertificateSheet({ data }: { readonly data: SheetData }) {
  const { name, issuedAt, exercises, findings, checked } = data;
  return (
    <article className="certificate" aria-label={`Certificate of ${name}`}>
      <div className="certificate-front">
        <p className="certificate-brand">
          <Logo size={40} /> Stagecraft
        </p>
        <h2>Certificate</h2>
        <p className="certificate-name">{name}</p>
        <p className="certificate-text">{scopeWords(data)}</p>
        {findings.length > 0 ? (
          <dl className="certificate-findings">
            {findings.map(({ label, says }) => (
              <div key={`${label} ${says}`}>
                <dt>{label}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <p className="certificate-date">{dayText(issuedAt)}</p>
        {checked.by === 'server' ? (
          <p className="certificate-label" data-by="server">
            <strong>Verified by the server.</strong> The server itself graded what was handed in. Verify it at{' '}
            <span className="certificate-address">{checked.address}</span>
          </p>
        ) : (
          <p className="certificate-label" data-by="device">
            <strong>Checked on this device.</strong> A browser graded it and its owner printed it: nobody else
            has checked this.
          </p>
        )}
      </div>
      <section className="certificate-back" aria-label="What was passed">
        <h3>What was passed</h3>
        <table>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col">Passed</th>
              {checked.by === 'server' ? <th scope="col">Trust</th> : null}
              <th scope="col">Content</th>
            </tr>
          </thead>
          <tbody>
            {exercises.map(({ id, title, passedAt, contentVersion, trust }) => (
              <tr key={id}>
                <td>{title}</td>
                <td className="certificate-day">
                  {passedAt === null ? 'date not kept' : new Date(passedAt).toISOString().slice(0, 10)}
                </td>
                {checked.by === 'server' ? <td>{trust && TRUST_OF_WHOLE[trust]}</td> : null}
                <td>
                  <code title={contentVersion}>{contentVersion.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  );
}
