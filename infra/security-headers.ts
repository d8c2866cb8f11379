export interface HeaderRules {
  /** Search engines may list the page. */
  indexed: boolean;
  /** The service is reached over https. */
  secure: boolean;
}

/** On every answer, errors included. A page brings its own content policy in place of the closed one here. */
export function securityHeaders({ indexed, secure }: HeaderRules): Record<string, string> {
  return {
    // No proxy may tidy a page: its script and style count by their hash.
    'Cache-Control': 'no-store, no-transform',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(!indexed && { 'X-Robots-Tag': 'noindex, nofollow, noarchive' }),
    ...(secure && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  };
}
