#!/bin/sh
# A round trip through real mail servers on 127.0.0.1: Postfix takes mail by STARTTLS or TLS with a
# login, hands it to Dovecot, and the mailbox is read back. Nothing can leave the machine: every
# other destination is an error. Needs root, postfix, dovecot-imapd, dovecot-lmtpd and openssl.
# usage: verify_mail.sh PYTHON [RESULT.md]
set -eu
PYTHON=$1
for tool in postfix dovecot doveadm openssl; do
    command -v "$tool" >/dev/null || { echo "verify: skipped, $tool is not there"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "verify: skipped, the servers have to be started by root"; exit 0; }

BENCH=$(cd "$(dirname "$0")" && pwd)
T=$(mktemp -d)
chmod 711 "$T"
stop() {
    postfix -c "$T/pf" stop >/dev/null 2>&1 || true
    doveadm -c "$T/dovecot.conf" stop >/dev/null 2>&1 || true
    rm -rf "$T"
}
trap stop EXIT
trap 'exit 130' INT TERM

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$T/key.pem" -out "$T/cert.pem" -days 2 \
    -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2>/dev/null
printf 's3cret-word\n' >"$T/password"
chmod 600 "$T/key.pem" "$T/password"

mkdir "$T/vmail" "$T/run"
chown nobody:nogroup "$T/vmail"
cat >"$T/dovecot.conf" <<END
base_dir = $T/run
state_dir = $T/run
log_path = $T/dovecot.log
listen = 127.0.0.1
protocols = imap lmtp
ssl = required
ssl_cert = <$T/cert.pem
ssl_key = <$T/key.pem
mail_location = maildir:$T/vmail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
passdb {
  driver = static
  args = password=s3cret-word
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$T/vmail/%u allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = 10993
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = 10024
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = 10026
  }
}
END
dovecot -c "$T/dovecot.conf"

mkdir "$T/pf" "$T/queue" "$T/data"
chown postfix "$T/data"
cp -r /etc/postfix/postfix-files /etc/postfix/postfix-files.d /etc/postfix/post-install \
    /etc/postfix/postfix-script /etc/postfix/dynamicmaps.cf /etc/postfix/dynamicmaps.cf.d "$T/pf/"
cat >"$T/pf/main.cf" <<END
compatibility_level = 3.6
queue_directory = $T/queue
data_directory = $T/data
maillog_file = $T/postfix.log
maillog_file_prefixes = $T
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:10024
lmtp_tls_security_level = none
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
local_transport = error:nothing is local
smtputf8_enable = yes
smtpd_tls_cert_file = $T/cert.pem
smtpd_tls_key_file = $T/key.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:10026
smtpd_recipient_restrictions = check_recipient_access texthash:$T/pf/access,
    permit_sasl_authenticated, reject
END
printf '%s\n' 'full@example.org 452 4.2.2 mailbox full' 'grey@example.org 451 4.7.1 try again' \
    'gone@example.org 550 5.1.1 no such user' >"$T/pf/access"
# Without chroot, and with ports of our own.
awk '$1 ~ /^#/ || $2 == "inet" { next } /^[a-z]/ && NF > 7 { $5 = "n" } { print }' \
    /etc/postfix/master.cf.proto >"$T/pf/master.cf"
cat >>"$T/pf/master.cf" <<END
127.0.0.1:10025 inet n - n - - smtpd
127.0.0.1:10587 inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
127.0.0.1:10465 inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes
END
printf '#!/bin/sh\nexec /usr/sbin/sendmail -C %s/pf "$@"\n' "$T" >"$T/sendmail"
chmod 755 "$T/sendmail"
postfix -c "$T/pf" start >/dev/null 2>&1 || { cat "$T/postfix.log"; exit 1; }

"$PYTHON" "$BENCH/verify_mail.py" "$T" "${2:-}"
