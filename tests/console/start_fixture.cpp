#include "tests/console/start_fixture.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>

#include "app/console.h"
#include "app/folders.h"
#include "app/language.h"
#include "app/start_window.h"
#include "ui/shared/format.h"

namespace bafar::test {

bool StartFixture::makeKeys() const
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -subj /CN=me -keyout")
                          .split(QLatin1Char(' ')) +
                      QStringList{keys_.filePath(QStringLiteral("me.key")), QStringLiteral("-out"),
                                  keys_.filePath(QStringLiteral("me.pem"))});
    return openssl.waitForFinished(20'000) && openssl.exitCode() == 0;
}

void StartFixture::enterHome()
{
    home_ = std::make_unique<QTemporaryDir>();
    for (const char* name :
         {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        before_[name] = qgetenv(name);
        qputenv(name, home_->path().toUtf8());
    }
    QDir().mkpath(app::profilesFolder());
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

void StartFixture::leaveHome()
{
    start_.reset();
    desk_.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (const auto& [name, value] : before_) {
        if (value.isNull()) {
            qunsetenv(name.constData());
        } else {
            qputenv(name.constData(), value);
        }
    }
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

QByteArray StartFixture::profileOf(const QString& name) const
{
    if (name == QLatin1String("broken")) {
        return "name: [";
    }
    constexpr qsizetype Long = 40;
    const QByteArray folder = keys_.path().toUtf8();
    const QByteArray certificate = name == QLatin1String("bare") ? "none.pem" : "me.pem";
    const QByteArray key = name == QLatin1String("keyless") ? "none.key"
                           : name == QLatin1String("mixed") ? "me.pem"
                                                            : "me.key";
    const QByteArray cluster = name.size() > Long ? QByteArray(60, 'x') : name.toUtf8();
    return "name: " + cluster + "\nagents:\n  - {node: n1, endpoint: 127.0.0.1:1}\nca: " + folder +
           "/me.pem\ncertificate: " + folder + '/' + certificate + "\nkey: " + folder + '/' + key +
           '\n';
}

QString StartFixture::write(const QString& name) const
{
    QFile file(QDir(app::profilesFolder()).filePath(name + QStringLiteral(".yaml")));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(profileOf(name));
    }
    return file.fileName();
}

bool StartFixture::begin(const QStringList& arguments)
{
    QStringList all{QStringLiteral("bafar")};
    for (QString argument : arguments) {
        all.append(argument.replace(QLatin1String("HOME"), home_->path()));
    }
    const app::Options options = app::readOptions(all).value();
    desk_ = std::make_unique<app::Desk>(*qApp, options);
    start_ = std::make_unique<app::Start>(*desk_, options);
    return start_->begin();
}

QPushButton* StartFixture::button(const QString& name) const
{
    for (QPushButton* one : start_->window()->findChildren<QPushButton*>(name)) {
        if (one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

QString StartFixture::said(const char* label) const
{
    const auto* found = start_->window()->findChild<QLabel*>(QString::fromLatin1(label));
    return shared::withoutIsolation(found->text());
}

} // namespace bafar::test
