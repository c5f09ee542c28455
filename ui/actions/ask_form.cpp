#include "ui/actions/ask_form.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

/// Longer than any image, name or number.
constexpr int LengthMax = 500;

} // namespace

AskForm::AskForm(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(14);
    layout->addWidget(
        shared::makeLabel(tr("What the plan needs to know"), shared::TextRole::Section, this));
    grid_->setHorizontalSpacing(16);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
    layout->addLayout(grid_);
    layout->addStretch(1);
}

void AskForm::setParameters(const std::vector<schema::ActionParameter>& parameters,
                            const std::map<std::string, std::string>& known)
{
    shared::clearLayout(grid_);
    lines_.clear();
    for (const schema::ActionParameter& parameter : parameters) {
        const int row = 2 * static_cast<int>(lines_.size());
        const QString name = shared::factHead(parameter.name);
        const QString help = shared::sentence(parameter.help);
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QStringLiteral("ask ") + shared::fromPeer(parameter.name));
        edit->setAccessibleName(name);
        edit->setAccessibleDescription(help);
        edit->setMaxLength(LengthMax);
        edit->setFont(shared::technicalFont());
        edit->setLayoutDirection(Qt::LeftToRight); // an image or a number, in every language
        const auto value = known.find(parameter.name);
        edit->setText(value == known.end() ? QString() : shared::fromPeer(value->second));
        QLabel* label = shared::makeLabel(name, shared::TextRole::Strong, this);
        label->setBuddy(edit);
        QLabel* below = shared::makeLabel(help, shared::TextRole::Caption, this);
        below->setWordWrap(true);
        grid_->addWidget(label, row, 0);
        grid_->addWidget(edit, row, 1);
        grid_->addWidget(below, row + 1, 1);
        connect(edit, &QLineEdit::textChanged, this, &AskForm::changed);
        connect(edit, &QLineEdit::returnPressed, this, &AskForm::submitted);
        lines_.push_back({parameter, edit});
    }
}

std::map<std::string, std::string> AskForm::values() const
{
    std::map<std::string, std::string> given;
    for (const Line& line : lines_) {
        const QString text = line.edit->text().trimmed();
        if (!text.isEmpty()) {
            given[line.parameter.name] = text.toStdString();
        }
    }
    return given;
}

bool AskForm::isComplete() const
{
    const std::map<std::string, std::string> given = values();
    return std::all_of(lines_.begin(), lines_.end(), [&](const Line& line) {
        return !line.parameter.required || given.contains(line.parameter.name);
    });
}

void AskForm::focusFirst()
{
    if (!lines_.empty()) {
        lines_.front().edit->setFocus();
        lines_.front().edit->selectAll();
    }
}

} // namespace bafar::ui::actions
