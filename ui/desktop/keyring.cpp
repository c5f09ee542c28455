#include "ui/desktop/keyring.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

#include "ui/shared/format.h"

namespace bafar::ui::desktop {
namespace {

const QString KeyringService = QStringLiteral("io.bafar.Console");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

Code codeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound: return Code::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return Code::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return Code::Unavailable;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    return Code::Internal;
}

Error errorOf(const QKeychain::Job& job)
{
    return {codeOf(job.error()), job.errorString().toStdString()};
}

void begin(QKeychain::Job& job, const QString& entry)
{
    job.setInsecureFallback(false); // never plain text in a file instead
    job.setKey(entry);
    job.start();
}

} // namespace

void DesktopKeyring::read(const QString& entry, Answer<QByteArray> answer)
{
    auto* job = new QKeychain::ReadPasswordJob(KeyringService); // ends by itself
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer = std::move(answer)] {
        if (job->error() != QKeychain::NoError) {
            answer(tl::unexpected(errorOf(*job)));
        } else {
            answer(job->binaryData());
        }
    });
    begin(*job, entry);
}

void DesktopKeyring::write(const QString& entry, const QByteArray& secret, Answer<void> answer)
{
    auto* job = new QKeychain::WritePasswordJob(KeyringService);
    job->setBinaryData(secret);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer = std::move(answer)] {
        if (job->error() != QKeychain::NoError) {
            answer(tl::unexpected(errorOf(*job)));
        } else {
            answer({});
        }
    });
    begin(*job, entry);
}

QString keyringTrouble(const Error& error, const QString& entry)
{
    const QString name = shared::technical(shared::fromPeer(entry.toStdString()));
    switch (error.code) {
    case Code::NotFound:
        return Words::tr("The keyring of this desktop has no entry %1. Choose another profile, or "
                         "name files in this one.")
            .arg(name);
    case Code::Denied:
        return Words::tr("The keyring did not give the entry %1: it was not unlocked. Try again, "
                         "and unlock it when the desktop asks.")
            .arg(name);
    case Code::Unavailable:
        return Words::tr("There is no keyring here for the entry %1. Start one (GNOME Keyring or "
                         "KWallet) and try again, or keep certificate and key in files, the key "
                         "with a pass phrase.")
            .arg(name);
    default:
        return Words::tr("The keyring failed with the entry %1 and said: \"%2\". Look whether it "
                         "runs and is unlocked, and try again.")
            .arg(name, shared::technical(shared::fromPeer(error.text)));
    }
}

} // namespace bafar::ui::desktop
