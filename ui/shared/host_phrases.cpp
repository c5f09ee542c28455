// What agents say of the machine they run on: files, programs, its kernel.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* HostPhrases[] = {
    // Files and the root helper of an agent's host.
    QT_TRANSLATE_NOOP("Agent", "reading %1: it is longer than %2 bytes"),
    QT_TRANSLATE_NOOP("Agent", "reading %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "writing %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "listing %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "making %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "making the folder %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening the folder %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "making durable %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "making durable the folder of %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 is not a regular file"),
    QT_TRANSLATE_NOOP("Agent", "%1 is no plain file: remove it"),
    QT_TRANSLATE_NOOP("Agent", "%1 belongs to another user"),
    QT_TRANSLATE_NOOP("Agent", "run: chown %1 %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 holds a secret and others may open it"),
    QT_TRANSLATE_NOOP("Agent", "run: chmod 600 %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 is in the way: it is not a folder"),
    QT_TRANSLATE_NOOP("Agent", "%1 is being written by another process"),
    QT_TRANSLATE_NOOP("Agent", "the half-written end stays in it"),
    QT_TRANSLATE_NOOP("Agent", "%1 is empty"),
    QT_TRANSLATE_NOOP("Agent", "the agent's worker is overloaded"),
    QT_TRANSLATE_NOOP("Agent", "too many writes wait for the disk"),
    QT_TRANSLATE_NOOP("Agent", "too many writes wait for the disk already"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "the root helper does not run (%1): start it with systemctl start bafar-helper.service"),
    QT_TRANSLATE_NOOP("Agent", "the root helper: %1"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "the root helper ended the connection: it was stopped, or does not take this user"),
    QT_TRANSLATE_NOOP("Agent", "see journalctl -u bafar-helper"),
    QT_TRANSLATE_NOOP("Agent", "the root helper's answer: %1"),
    QT_TRANSLATE_NOOP("Agent", "the root helper's answer came without its sockets"),
    QT_TRANSLATE_NOOP("Agent", "the root helper refuses: %1"),
    QT_TRANSLATE_NOOP("Agent", "the root helper did not answer in time"),
    QT_TRANSLATE_NOOP("Agent", "too many calls wait already"),
    QT_TRANSLATE_NOOP("Agent", "not a request: %1"),
    QT_TRANSLATE_NOOP("Agent", "busy with %1 calls: try again"),
    QT_TRANSLATE_NOOP(
        "Agent", "an earlier call like it was killed and has not ended: it hangs in the kernel"),
    QT_TRANSLATE_NOOP("Agent", "the helper knows no command \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "%1 has no argument \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 needs the argument %2"),
    QT_TRANSLATE_NOOP("Agent", "not a valid %1: \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "a line is longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "%1 is no network namespace"),
    QT_TRANSLATE_NOOP("Agent", "entering %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening a socket in %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening a socket: %1"),
    QT_TRANSLATE_NOOP("Agent", "starting the thread %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "running %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening a pipe: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 is in the way and is no socket: remove it"),
    QT_TRANSLATE_NOOP("Agent", "there is no certificate in it"),
    QT_TRANSLATE_NOOP("Agent", "it must be PEM"),
    QT_TRANSLATE_NOOP("Agent", "there is no usable certificate in it"),
    QT_TRANSLATE_NOOP("Agent", "there is no usable certificate in it: %1"),
    QT_TRANSLATE_NOOP("Agent", "using the certificate: %1"),
    QT_TRANSLATE_NOOP("Agent", "using the chain: %1"),
    QT_TRANSLATE_NOOP("Agent", "verifying the certificate: %1"),
    QT_TRANSLATE_NOOP("Agent", "this key does not belong to the certificate in %1"),
    QT_TRANSLATE_NOOP("Agent", "preparing TLS 1.3: %1"),
    QT_TRANSLATE_NOOP("Agent", "the key is encrypted and no passphrase was given"),
    QT_TRANSLATE_NOOP("Agent", "the passphrase does not open the key"),
    QT_TRANSLATE_NOOP("Agent", "this is not a private key in PEM form"),
    QT_TRANSLATE_NOOP("Agent", "this is not a private key in PEM form: %1"),
    QT_TRANSLATE_NOOP("Agent", "this is not a certificate in PEM form"),
    QT_TRANSLATE_NOOP("Agent", "this is not a certificate in PEM form: %1"),
    QT_TRANSLATE_NOOP("Agent",
                      "\"%1\" is not an identity of the form bafar://CLUSTER/ROLE/NAME with the "
                      "role viewer, operator, admin, agent or scrape"),
    QT_TRANSLATE_NOOP("Agent", "%1 is %2, this node needs %3"),
    QT_TRANSLATE_NOOP("Agent", "issue it with: bafarctl pki issue agent %1"),
    QT_TRANSLATE_NOOP("Agent", "accepting a connection: %1"),
    QT_TRANSLATE_NOOP("Agent", "making durable the folder of %1"),
    QT_TRANSLATE_NOOP("Agent", "connecting to %1 from %2: %3"),
    QT_TRANSLATE_NOOP("Agent", "writing a private key: %1"),
};

} // namespace

std::span<const char* const> hostPhrases()
{
    return HostPhrases;
}

} // namespace bafar::shared
