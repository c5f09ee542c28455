#pragma once
// What an action must be told before it can be planned: a line for each parameter that nobody can
// choose for the person, such as an image or a number. GUI thread.
#include <QWidget>
#include <map>

#include "core/schema/action.h"

class QGridLayout;
class QLineEdit;

namespace bafar::ui::actions {

class AskForm : public QWidget {
    Q_OBJECT

public:
    explicit AskForm(QWidget* parent = nullptr);

    /// A line for each; `known` are values to begin with, by the parameter's name.
    void setParameters(const std::vector<schema::ActionParameter>& parameters,
                       const std::map<std::string, std::string>& known);

    /// What stands in the lines, without blanks around it.
    [[nodiscard]] std::map<std::string, std::string> values() const;

    /// Every required one is there.
    [[nodiscard]] bool isComplete() const;

    /// The first line, all of it selected.
    void focusFirst();

Q_SIGNALS:
    void changed();
    /// Return in a line.
    void submitted();

private:
    struct Line {
        schema::ActionParameter parameter;
        QLineEdit* edit = nullptr;
    };

    QGridLayout* grid_;
    std::vector<Line> lines_;
};

} // namespace bafar::ui::actions
