import { describe, expect, it } from 'vitest';
import { inlineScriptSources } from './inline-scripts';

describe('the sources of inline scripts', () => {
  it('are hashes of their texts as they stand, each once, without those that are loaded', () => {
    const html =
      '<html><head><script>go()</script><script src="/a.js" async=""></script></head>' +
      '<body><script type="text/javascript">\n stay("</p>")\n</script><script>go()</script></body></html>';
    expect(inlineScriptSources(html)).toEqual([
      // printf 'go()' | openssl dgst -sha256 -binary | base64
      "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='",
      "'sha256-NsJUkSQuTa2t1ojTP7cT3AcRgX/WELjYA/8/JLku++Q='",
    ]);
  });
});
