#include "tests/console/window_fixture.h"

#include <QApplication>
#include <QTest>

#include "app/language.h"
#include "app/pages.h"

namespace bafar::test {

void WindowFixture::openWindow(const QString& language,
                               shared::ThemeName theme,
                               QSize size,
                               const QString& cluster)
{
    const bool pseudo = language == QLatin1String("pseudo");
    app::applyLanguage(*qApp, pseudo ? QStringLiteral("en") : language);
    if (pseudo) {
        QCoreApplication::installTranslator(&pseudo_);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft); // where technical tokens are marked
    }
    shared::applyTheme(*qApp, theme);
    FakeCluster fakes;
    agents_ = fakes.observers;
    session_ = std::make_unique<link::Session>(cluster, std::move(fakes.links));
    window_ = std::make_unique<app::MainWindow>(*session_, app::pages(), false);
    window_->resize(size);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->activateWindow();
    session_->start();
}

void WindowFixture::closeWindow()
{
    window_.reset();
    session_.reset();
    QCoreApplication::removeTranslator(&pseudo_);
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

} // namespace bafar::test
