#include "app/end_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <cerrno>
#include <csignal>

namespace bafar::app {
namespace {

int writeEnd = -1; ///< a handler may touch little: it writes one byte

void tell(int)
{
    const int error = errno; // of whom it interrupts
    const char byte = 0;
    (void)!write(writeEnd, &byte, 1);
    errno = error;
}

} // namespace

bool endOnSignals(QObject& application)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return false;
    }
    writeEnd = ends[1];
    auto* heard = new QSocketNotifier(ends[0], QSocketNotifier::Read, &application);
    QObject::connect(heard, &QSocketNotifier::activated, &application, [heard] {
        heard->setEnabled(false);
        QCoreApplication::quit();
    });
    struct sigaction action = {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) { // nohup
            sigaction(signal, &action, nullptr);
        }
    }
    return true;
}

} // namespace bafar::app
