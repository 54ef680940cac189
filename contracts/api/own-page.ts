/** A page of this lab: a path that no reading takes to another host. Browsers leave tabs out, and take `\\` for `/`. */
export const OWN_PAGE = /^\/(?!\/)[^\s\\]{0,500}$/;
