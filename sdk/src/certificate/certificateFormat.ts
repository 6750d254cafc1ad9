/** Names the layout and the wording of a certificate file; either one changing makes a new number. */
export const TONGDUI_CERTIFICATE_FORMAT = 'tongdui-certificate/1';
